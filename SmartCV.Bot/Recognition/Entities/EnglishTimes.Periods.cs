namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    private Piece ReadPeriod(int i)
    {
        if (ReadPartOfPeriod(i) is { IsNothing: false } within) return within;
        if (ReadNarrowed(i) is { IsNothing: false } narrowed) return narrowed;
        if (ReadLaterIn(i) is { IsNothing: false } later) return later;
        if (ReadWeekOf(i) is { IsNothing: false } week) return week;
        if (IsRole(i, WordRole.Month)) return ReadMonth(i);
        if (ReadRelativePeriod(i) is { IsNothing: false } relative) return relative;
        if (Is(i, "weekend")) return new Piece(i, i + 1) { Period = PeriodReading.Weekend(Today, 0) };
        if (Is(i, "year") && Is(i + 1, "to") && Is(i + 2, "date")) return new Piece(i, i + 3) { Period = ToDate() };
        if (Is(i, "the") && Is(i + 1, "year") && ReadYear(i + 2, out var behindYear) is { } named) return new Piece(i, behindYear) { Period = PeriodReading.Year(named) };
        if (Is(i, "year") && ReadYear(i + 1, out var end) is { } said) return new Piece(i, end) { Period = PeriodReading.Year(said) };
        return ReadYearAlone(i);
    }

    private PeriodReading ToDate() => PeriodReading.Of(PeriodReading.Year(Today.Year).Timex, PeriodGrain.Year, new(Today.Year, 1, 1), Today);

    private Piece ReadYearAlone(int i)
    {
        // 5/2018, 2018-05
        if (Digits(i) is 1 or 2 && Sign(i + 1, '/') && Digits(i + 2) == 4 && IsGlued(i + 1) && IsGlued(i + 2) && Value(i) is >= 1 and <= 12 && Value(i + 2) is >= 1500 and <= 2100)
            return new Piece(i, i + 3) { Period = PeriodReading.Month(Value(i + 2), Value(i)) };
        if (ReadYear(i, out var end) is not { } year || (Digits(i) == 0 && end == i + 1)) return default;
        if (Digits(i) == 4 && (Sign(end, '-') || Sign(end, '/')) && IsGlued(end) && Digits(end + 1) == 2 && IsGlued(end + 1) && Value(end + 1) is >= 1 and <= 12 && !(IsGlued(end + 2) && (Sign(end + 2, '-') || Sign(end + 2, '/'))))
            return new Piece(i, end + 2) { Period = PeriodReading.Month(year, Value(end + 1)) };
        if (Sign(i, '\'')) return default;
        if (IsGlued(end) && Is(end, "s") && Digits(i) == 4 && year % 10 == 0) return new Piece(i, end + 1) { Period = PeriodReading.Between(new(year, 1, 1), new(year + 10, 1, 1), "P10Y") };
        if (IsRole(end, WordRole.Unit) || IsRole(end, WordRole.Number) || (IsGlued(end) && (Sign(end, ':') || (Sign(end, '.') || Sign(end, ',')) && Digits(end + 1) > 0 && IsGlued(end + 1)))) return default;
        // "2015-32" is a number of something, "2014-2018" two years.
        if (Digits(i) == 4 && IsGlued(end) && _tokens[end].Sign is '-' or '/' && IsGlued(end + 1) && Digits(end + 1) is > 0 and not 4) return default;
        return new Piece(i, end) { Period = PeriodReading.Year(year) };
    }

    // november, april 2017, Dec, 2018, this april, last may; "may" needs words around that make it the month.
    private Piece ReadMonth(int i)
    {
        var j = Sign(i + 1, ',') || Is(i + 1, "of", "in") || Sign(i + 1, '-') ? i + 2 : Sign(i + 1, '.') ? i + 2 : i + 1;
        if (ReadYear(j, out var end) is { } year && !(Digits(j) == 0 && end == j + 1)) return new Piece(i, end) { Period = PeriodReading.Month(year, Value(i)) };
        if (Is(i, "may") && !IsMonthByContext(i)) return default;
        if (Is(i, "march", "mar") && i + 1 < _tokens.Count && _tokens[i + 1].IsWord && !IsMonthByContext(i)) return default;
        if (i > 0 && Sign(i - 1, '$')) return default;
        return new Piece(i, i + 1) { Period = PeriodReading.MonthAlone(Today, Value(i)) };
    }

    private bool IsMonthByContext(int i) =>
        Is(i - 1, "in", "of", "since", "until") || Is(i - 1, "till", "before", "after", "by") || Is(i - 1, "during", "from", "mid", "to") || Is(i - 1, "between", "and", "through", "late") || Is(i - 1, "early") || Sign(i - 1, '-')
        || Is(i + 1, "to", "through", "until");

    // this week, next month, last year, the weekend, the month, this working week
    private Piece ReadRelativePeriod(int i)
    {
        var j = ReadRelative(i, out var steps, out _);
        if (j == 0)
        {
            j = Is(i, "the") ? i + 1 : i;
            if (j == i || !Is(j, "week", "month", "year", "weekend") || (Is(j, "year", "week") && IsRole(i - 1, WordRole.Weekday))) return ReadFortnight(i, j);
            if (Is(j, "year") && Is(j + 1, "to") && Is(j + 2, "date")) return default;
        }
        else if (IsRole(j, WordRole.Month))
        {
            var year = Today.Year + (steps == 0 ? 0 : steps > 0 ? Value(j) > Today.Month ? 0 : 1 : Value(j) < Today.Month ? 0 : -1);
            return new Piece(i, j + 1) { Period = PeriodReading.Month(year, Value(j)) };
        }

        if (Is(j, "working", "work", "business") && Is(j + 1, "week")) return new Piece(i, j + 2) { Period = PeriodReading.WorkWeek(Today, steps) };
        if (Is(j, "workweek")) return new Piece(i, j + 1) { Period = PeriodReading.WorkWeek(Today, steps) };
        if (Is(j, "decade"))
        {
            var begin = (Today.Year / 10 * 10) + (10 * steps);
            return new Piece(i, j + 1) { Period = PeriodReading.Between(new(begin, 1, 1), new(begin + 10, 1, 1), "P10Y") };
        }

        if (OfUnit(j, steps) is not { } period) return default;
        var start = steps != 0 || Is(i, "this") ? Is(i, "the") ? i + 1 : i : i;
        return new Piece(start, j + 1) { Period = period };
    }

    private Piece ReadFortnight(int i, int j) =>
        j > i && Is(j, "fortnight") ? new Piece(i, j + 1) { Period = PeriodReading.Between(DayReading.Monday(Today), DayReading.Monday(Today).AddDays(14), "P2W") } : default;

    private PeriodReading? OfUnit(int i, int steps) =>
        Is(i, "week") ? PeriodReading.Week(Today, steps)
        : Is(i, "weekend") ? PeriodReading.Weekend(Today, steps)
        : Is(i, "month") ? PeriodReading.MonthIn(Today, steps)
        : Is(i, "year") ? PeriodReading.Year(Today.Year + steps)
        : null;

    // the week of the 18th, the week of April 10th, the week starting on February 4
    private Piece ReadWeekOf(int i)
    {
        var j = Is(i, "the") ? i + 1 : i;
        if (Is(i, "w") && Sign(i + 1, '/') && Is(i + 2, "c")) j = i + 2;
        else if (!Is(j, "week")) return default;
        var k = Is(j, "c") ? j + 1 : Is(j + 1, "of") ? j + 2 : Is(j + 1, "starting", "beginning") ? Is(j + 2, "on") ? j + 3 : j + 2 : 0;
        if (k == 0 || k >= _tokens.Count) return default;
        var day = ReadDay(k);
        return day is { Day: { Past: not null } said } ? new Piece(i, day.End) { Period = PeriodReading.WeekOf(said) } : default;
    }

    // end of the month, the beginning of 2000, mid May
    private Piece ReadNarrowed(int i)
    {
        var j = Is(i, "the") ? i + 1 : i;
        var part = Is(j, "end", "late") ? "end" : Is(j, "beginning", "start", "early") ? "start" : Is(j, "middle", "mid") ? "mid" : null;
        if (part is null) return default;
        var k = Is(j, "early", "late") ? Is(j + 1, "in") ? j + 2 : j + 1 : Is(j, "mid") ? Sign(j + 1, '-') ? j + 2 : j + 1 : Is(j + 1, "of") ? j + 2 : 0;
        if (k == 0 || k >= _tokens.Count) return default;
        var inner = ReadPeriodAt(k);
        return inner.Period is { } period && period.Grain != PeriodGrain.Other ? new Piece(j, inner.End) { Period = period.Narrowed(part) } : default;
    }

    // Without "the" the unit stands for the current one: "end of month".
    private Piece ReadPeriodAt(int k) => Is(k, "month", "year", "week") ? new Piece(k, k + 1) { Period = OfUnit(k, 0) }
        : IsRole(k, WordRole.Month) ? ReadMonth(k)
        : ReadRelativePeriod(k) is { IsNothing: false } relative ? relative
        : Is(k, "year") ? default : ReadYearAlone(k);

    // later this week, earlier in the month, later in the year
    private Piece ReadLaterIn(int i)
    {
        if (!Is(i, "later", "earlier")) return default;
        var inner = ReadRelativePeriod(Is(i + 1, "in") ? i + 2 : i + 1 < _tokens.Count ? i + 1 : i);
        if (inner.Period is not { } period || inner.IsNothing) return default;
        var (begin, end) = (period.PastBegin, period.PastEnd);
        var middle = period.Grain switch { PeriodGrain.Year => begin.AddMonths(6), PeriodGrain.Month => begin.AddDays(15), _ => begin.AddDays(3) };
        var cut = Is(i, "later") ? (Begin: middle > Today ? middle : Today, End: end) : (Begin: begin, End: middle < Today || middle == Today ? middle : Today > begin ? Today : middle);
        return new Piece(i, inner.End) { Period = PeriodReading.Of(period.Timex, period.Grain, cut.Begin, cut.End) };
    }
}
