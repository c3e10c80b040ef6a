using System.Globalization;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>A day as it was said. Without a year or a month it is read both ways: the last such day before the reference, and the next from it on.</summary>
/// <param name="Timex">Parts that were not said are X: <c>XXXX-03-05</c>, <c>XXXX-WXX-5</c>, <c>XXXX-XX-29</c>.</param>
/// <param name="Past">Null when there is no such day.</param>
internal readonly record struct DayReading(string Timex, DateTime? Past, DateTime? Future)
{
    /// <summary>Years that are looked through for a day that does not come every year: eight around a century that has no leap year.</summary>
    private const int LeapGap = 8;

    public bool IsDefinite => Past == Future;

    public Meaning ToMeaning() => new(Meaning.Date, [.. Readings()]);

    public IEnumerable<Reading> Readings()
    {
        if (Past is not { } past || Future is not { } future) yield return new Reading(Timex, default) { IsImpossible = true };
        else
        {
            yield return new Reading(Timex, past);
            if (future != past) yield return new Reading(Timex, future);
        }
    }

    public static DayReading On(DateTime day) => new(Iso(day), day, day);

    public static DayReading Full(int year, int month, int day)
    {
        var date = Try(year, month, day);
        return new($"{year:D4}-{month:D2}-{day:D2}", date, date);
    }

    public static DayReading OfMonth(DateTime today, int month, int day)
    {
        var timex = $"XXXX-{month:D2}-{day:D2}";
        return new(timex, Search(today.Year, -1, y => Try(y, month, day), d => d < today), Search(today.Year, 1, y => Try(y, month, day), d => d >= today));
    }

    public static DayReading OfEachMonth(DateTime today, int day)
    {
        var first = new DateTime(today.Year, today.Month, 1);
        DateTime? At(int months) => InReach(first, months) ? Try(first.AddMonths(months).Year, first.AddMonths(months).Month, day) : null;
        return new($"XXXX-XX-{day:D2}", Search(0, -1, At, d => d < today), Search(0, 1, At, d => d >= today));
    }

    /// <param name="weekday">1 is Monday, 7 is Sunday.</param>
    public static DayReading Weekday(DateTime today, int weekday)
    {
        var ahead = (weekday - WeekdayOf(today) + 7) % 7;
        return new($"XXXX-WXX-{weekday}", today.AddDays(ahead - 7), today.AddDays(ahead));
    }

    /// <summary>The weekday that many weeks from the reference's own week, weeks beginning on Monday.</summary>
    public static DayReading WeekdayIn(DateTime today, int weeks, int weekday) => On(Monday(today).AddDays((7 * weeks) + weekday - 1));

    /// <summary>"Friday 31": the nearest months whose 31st is a Friday.</summary>
    public static DayReading WeekdayAndDay(DateTime today, int weekday, int day)
    {
        var first = new DateTime(today.Year, today.Month, 1);
        DateTime? At(int months) =>
            InReach(first, months) && Try(first.AddMonths(months).Year, first.AddMonths(months).Month, day) is { } date && WeekdayOf(date) == weekday ? date : null;
        return new($"XXXX-WXX-{weekday}", Search(0, -1, At, d => d < today, 12 * LeapGap), Search(0, 1, At, d => d >= today, 12 * LeapGap));
    }

    public static int WeekdayOf(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateTime Monday(DateTime day) => day.AddDays(1 - WeekdayOf(day));

    public static DateTime? Try(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    public static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool InReach(DateTime first, int months) => first.Year + (months / 12) is > 2 and < 9990;

    private static DateTime? Search(int from, int step, Func<int, DateTime?> at, Func<DateTime, bool> fits, int limit = LeapGap)
    {
        for (var i = 0; i <= limit; i++)
        {
            if (at(from + (i * step)) is { } day && fits(day)) return day;
        }

        return null;
    }
}
