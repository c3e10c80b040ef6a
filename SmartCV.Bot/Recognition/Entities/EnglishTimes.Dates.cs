namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    // March 5, March 5th, 2019; Oct, 1st; may/22(tue); May twenty nine; january first 2000
    private Piece ReadMonthDay(int i)
    {
        var month = Value(i);
        var j = i + 1;
        var glued = IsGlued(j) && Digits(j) > 0;
        if (Sign(j, '.') && _tokens[i].End - _tokens[i].Start < 5) j++;
        var separated = Sign(j, '/') || Sign(j, '-') || Sign(j, ',');
        if (separated) j++;
        if (Is(j, "the")) j++;
        if (ReadDayNumber(j, out var end, plain: true) is not { } day) return default;
        if (Digits(j) > 0 && IsGlued(end) && (Sign(end, ':') || (Sign(end, '.') && Digits(end + 1) > 0 && IsGlued(end + 1)) || IsWordAt(end))) return default;
        // "march 10 minutes", "may 3 pm" and "may 5-6" with more behind are no dates for sure; "jan 10-12" is read as a range of days.
        if (IsRole(end, WordRole.Unit) || (Digits(j) > 0 && Is(end, "am", "pm") && !glued)) return default;
        if (Digits(j) == 0 && IsRole(j, WordRole.Number) && ReadYearWords(j, out var yearEnd) is not null && yearEnd > end) return default;
        if (separated && Sign(end, separator(j - 1)) && Digits(end + 1) is 2 or 4 && !Sign(j - 1, ',')) return Dated(i, end + 2, FullYear(end + 1), month, day);
        return WithYear(i, end, month, day);

        char separator(int k) => _tokens[k].Sign;
    }

    private int FullYear(int i) => Digits(i) == 2 ? TwoDigitYear(Value(i)) : Value(i);

    private Piece WithYear(int start, int end, int month, int day)
    {
        // A weekday in brackets: "May/22(Tue)".
        if (Sign(end, '(') && IsRole(end + 1, WordRole.Weekday) && Sign(end + 2, ')')) end += 3;
        var j = Sign(end, ',') || Sign(end, '/') || Sign(end, '-') || Is(end, "of", "in") ? end + 1 : end;
        if (j == end && IsGlued(j)) return Dated(start, end, null, month, day);
        if (ReadYear(j, out var behind) is { } year && !(IsGlued(behind) && Sign(behind, ':')) && !IsRole(behind, WordRole.Unit) && !(Digits(j) == 0 && behind == j + 1)) return Dated(start, behind, year, month, day);
        return Dated(start, end, null, month, day);
    }

    private Piece Dated(int start, int end, int? year, int month, int day) =>
        new(start, end) { Day = year is { } y ? DayReading.Full(y, month, day) : DayReading.OfMonth(Today, month, day) };

    // 5 March, 5th of March 2019, fourth of july, 14 nov 2023
    private Piece ReadDayMonth(int i)
    {
        if (ReadDayNumber(i, out var end, plain: true) is not { } day) return default;
        var j = Is(end, "of") || Sign(end, '-') || Sign(end, '/') || Sign(end, '.') ? end + 1 : Is(end, "day") && Is(end + 1, "of") ? end + 2 : end;
        if (Is(j, "the")) return default;
        if (!IsRole(j, WordRole.Month) || (IsGlued(j) && j == end && Digits(i) == 0)) return default;
        // "3 may ..." is rather the verb.
        if (Is(j, "may") && j == end && !IsPlainEnd(j + 1) && Digits(j + 1) == 0) return default;
        if (Sign(end, '-') && Sign(j + 1, '-') && Digits(j + 2) is 2 or 4) return Dated(i, j + 3, FullYear(j + 2), Value(j), day);
        return WithYear(i, Sign(j + 1, '.') && Digits(j + 2) == 4 ? j + 2 : j + 1, Value(j), day);
    }

    // 2019-08-01, 2020/Sep/23, 20161016, 2016 10 16, 1/2/2018, 23.04.2022, 5/12, 5-12-2018
    private Piece ReadNumericDate(int i)
    {
        if (Digits(i) == 8) return Valid(i, i + 1, Value(i) / 10000, Value(i) / 100 % 100, Value(i) % 100);
        if (Digits(i) == 4) return ReadYearFirst(i);
        if (Digits(i) > 2) return default;
        var dayMonth = ReadDayMonth(i);
        if (!dayMonth.IsNothing) return dayMonth;
        // "on the 5th" without its article: nothing is counted behind it.
        if (Is(i - 1, "on") && ReadDayNumber(i, out var alone, plain: true) is { } dayAlone && (alone >= _tokens.Count || _tokens[alone].Sign is '?' or '!' or ',' || (_tokens[alone].Sign == '.' && !IsGlued(alone + 1))))
            return new Piece(i, alone) { Day = DayReading.OfEachMonth(Today, dayAlone) };
        if (i + 2 >= _tokens.Count || _tokens[i + 1].Sign is not ('/' or '-' or '.') || Digits(i + 2) is not (1 or 2) || !IsGlued(i + 1) || !IsGlued(i + 2)) return default;
        var separator = _tokens[i + 1].Sign;
        var (first, second) = (Value(i), Value(i + 2));
        if (Sign(i + 3, separator) && IsGlued(i + 3) && IsGlued(i + 4) && Digits(i + 4) is 2 or 4)
        {
            var (month, day) = (separator == '.' || first > 12) && second <= 12 ? (second, first) : (first, second);
            return Digits(i + 4) == 4 ? Valid(i, i + 5, Value(i + 4), month, day) : ShortYear(i, Value(i + 4), month, day);
        }

        if (Sign(i + 3, separator) && IsGlued(i + 3) && IsGlued(i + 4) && Digits(i + 4) > 0 && separator != '-') return default;
        if (separator != '/' && !(Is(i - 1, "on") && !(Sign(i + 3, '%') || IsRole(i + 3, WordRole.Unit) || Is(i + 3, "am", "pm")) && separator == '.' && first is >= 1 and <= 12)) return default;
        if (first == 24 && second == 7) return default;
        var swapped = first > 12;
        var (m, d) = swapped ? (second, first) : (first, second);
        return m is >= 1 and <= 12 && d is >= 1 and <= 31 && !Sign(i + 3, '%') ? new Piece(i, i + 3) { Day = DayReading.OfMonth(Today, m, d) } : default;
    }

    private Piece ReadYearFirst(int i)
    {
        if (i + 2 >= _tokens.Count || ReadYear(i, out _) is not { } year) return default;
        var spaced = Digits(i + 1) == 2 && Digits(i + 2) == 2 && !IsGlued(i + 1) && !IsGlued(i + 2);
        if (spaced) return Valid(i, i + 3, year, Value(i + 1), Value(i + 2));
        if (i + 4 >= _tokens.Count || _tokens[i + 1].Sign is not ('-' or '/' or '.') || _tokens[i + 3].Sign != _tokens[i + 1].Sign || Digits(i + 4) is not (1 or 2)) return default;
        var month = IsRole(i + 2, WordRole.Month) ? Value(i + 2) : Digits(i + 2) is 1 or 2 ? Value(i + 2) : 0;
        return Valid(i, i + 5, year, month, Value(i + 4));
    }

    private static Piece Valid(int i, int end, int year, int month, int day) =>
        year is >= 1500 and <= 2100 && month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new Piece(i, end) { Day = DayReading.Full(year, month, day) } : default;

    // Between 30 and 39 a year may be of either century.
    private static Piece ShortYear(int i, int year, int month, int day)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31) return default;
        if (year is < 30 or >= 40) return Valid(i, i + 5, year < 30 ? 2000 + year : 1900 + year, month, day);
        var reading = new DayReading($"XX{year:D2}-{month:D2}-{day:D2}", DayReading.Try(1900 + year, month, day), DayReading.Try(2000 + year, month, day));
        return new Piece(i, i + 5) { Day = reading };
    }
}
