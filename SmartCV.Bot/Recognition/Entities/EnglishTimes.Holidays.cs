namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    // In the order of the words in EnglishTimeWords; those with "day" need it.
    private static readonly (bool NeedsDay, Func<int, DateTime> In)[] Holidays =
    [
        (false, y => new(y, 12, 25)),
        (false, y => new(y, 1, 1)),
        (true, y => new(y, 7, 4)),
        (false, y => new(y, 10, 31)),
        (true, y => new(y, 2, 14)),
        (false, y => Nth(y, 11, 4, 4)),
        (false, Easter),
        (true, y => Nth(y, 9, 1, 1)),
        (true, y => Nth(y, 6, 1, 1).AddDays(-7)),
        (false, y => new(y, 6, 19)),
        (true, y => Nth(y, 5, 7, 2)),
        (true, y => Nth(y, 6, 7, 3)),
    ];

    // christmas, new year's eve, next easter, independence day 2018
    private Piece ReadHoliday(int i)
    {
        var j = ReadRelative(i, out var steps, out _) is > 0 and var behind && IsRole(behind, WordRole.Holiday) ? behind : i;
        if (!IsRole(j, WordRole.Holiday)) return default;
        if (Is(i, "the")) i++;
        var (needsDay, at) = Holidays[Value(j)];
        var end = j + 1;
        var isEve = false;
        if (Is(j, "new"))
        {
            if (!(Is(end, "year", "years") || IsText(end, "year's"))) return default;
            end++;
        }

        if (IsText(end, "eve")) (isEve, end) = (true, end + 1);
        else if (Is(end, "day")) end++;
        else if (needsDay) return default;
        DateTime On(int year) => isEve ? at(Is(j, "new") ? year + 1 : year).AddDays(-1) : at(year);
        if (ReadYear(Is(end, "of", "in") || Sign(end, ',') ? end + 1 : end, out var yearEnd) is { } said && Digits(yearEnd - 1) == 4) return new Piece(i, yearEnd) { Day = DayReading.On(On(said)) };
        var (past, future) = On(Today.Year) < Today ? (On(Today.Year), On(Today.Year + 1)) : (On(Today.Year - 1), On(Today.Year));
        if (j > i) return new Piece(i, end) { Day = DayReading.On(steps < 0 ? past : steps > 0 ? future : On(Today.Year)) };
        return new Piece(i, end) { Day = new DayReading($"XXXX-{future:MM-dd}", past, future) };
    }

    private static DateTime Nth(int year, int month, int weekday, int nth)
    {
        var first = new DateTime(year, month, 1);
        return first.AddDays(((weekday - DayReading.WeekdayOf(first) + 7) % 7) + (7 * (nth - 1)));
    }

    // The Gregorian computus in the form of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8).
    private static DateTime Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateTime(year, n / 31, (n % 31) + 1);
    }
}
