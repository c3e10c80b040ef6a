namespace SmartCV.Bot.Recognition.Entities;

internal sealed partial class EnglishTimes
{
    private (int Start, int End, Meaning? Meaning) ReadRange(int i)
    {
        var between = Is(i, "between");
        var first = between || Is(i, "from", "during") ? i + 1 : i;
        if (first >= _tokens.Count) return default;
        var bare = ReadBareRange(i, first, between);
        if (bare.Meaning is not null) return bare;
        var from = ReadPiece(first);
        if (from.IsNothing) return default;
        if (ReadClocksOn(i, first, from) is { Meaning: not null } onDay) return onDay;
        if (Joint(from.End, between) is not (> 0 and var next)) return default;
        if (Is(next, "from")) next++;
        var to = ReadPiece(next);
        if (from.IsDayOnly && BareDay(next) is { IsNothing: false } number && number.End >= to.End) to = number;
        if (from.IsClockOnly && to.IsNothing) to = BareClock(next);
        if (from is { Clock: not null, Day: not null } && (to.IsNothing || to.Clock is null)) to = BareClock(next) is { IsNothing: false } hour ? hour : to;
        if (to.IsNothing) return default;
        (from, to) = (Edge(from), WithYearBehind(Edge(to)));
        if (RangeJoining.Join(from, to, _now) is not { } meaning) return default;
        return (first == i ? from.Start : StartOf(i, first), to.End, meaning);
    }

    // "during" belongs to no range.
    private int StartOf(int i, int first) => Is(i, "during") ? first : i;

    private int Joint(int i, bool between)
    {
        if (Is(i, "to", "until", "till", "through") || Is(i, "til", "thru")) return i + 1;
        if (Sign(i, '-') || Sign(i, '~') || Sign(i, '–') || Sign(i, '—')) return i + 1;
        return between && Is(i, "and") ? i + 1 : 0;
    }

    // "may to oct 2020": a year behind the second end; RangeJoining gives it to the first.
    private Piece WithYearBehind(Piece to)
    {
        var j = Is(to.End, "in", "of") || Sign(to.End, ',') ? to.End + 1 : to.End;
        return to.Period is { IsDefinite: false, Grain: PeriodGrain.Month } month && j > to.End && ReadYear(j, out var end) is { } year && Digits(j) == 4
            ? to with { End = end, Period = PeriodReading.Month(year, month.PastBegin.Month) } : to;
    }

    // "the end of 2008" as an end of a range is the first day behind it, "the middle" its middle day.
    private static Piece Edge(Piece piece)
    {
        if (piece.Period is not { Mod: { } mod, Grain: PeriodGrain.Year } year) return piece;
        var whole = int.Parse(year.Timex, System.Globalization.CultureInfo.InvariantCulture);
        var edge = mod == "mid" ? new DateTime(whole, 7, 2) : new DateTime(mod == "end" ? whole + 1 : whole, 1, 1);
        return piece with { Period = PeriodReading.Of($"{edge:yyyy-MM}", PeriodGrain.Month, edge, edge) with { EdgeDay = edge.Day } };
    }

    // What begins with a bare number: 5 to 6pm, 3 and 12 of Sept, 6-8 next Monday, from 9 to 11, 11-4
    private (int Start, int End, Meaning? Meaning) ReadBareRange(int i, int first, bool between)
    {
        if (ReadBareDays(i, first, between) is { Meaning: not null } days) return days;
        if (!IsRole(first, WordRole.Number) && Digits(first) == 0) return default;
        var told = first > i;
        if (BareClock(first) is not { IsNothing: false, Clock: { } from } start || Joint(start.End, between) is not (> 0 and var next)) return default;
        if (BareClock(next) is not { IsNothing: false, Clock: { } to } last) return default;
        var isClock = IsCertain(first, start.End) || IsCertain(next, last.End);
        var pairs = ClockPairs.Of(from, to);
        var end = last.End;
        if (ReadPart(end, out var partEnd) is { } part && partEnd > end + 1)
        {
            pairs = [new(from.In(part), to.In(part))];
            (end, isClock) = (partEnd, true);
        }

        if (DayBehind(end) is { Day: { } day } on) return (i, on.End, RangeJoining.OnDay(day, on.Part is { } p && from.EitherHalf && to.EitherHalf ? [new(from.In(p), to.In(p))] : pairs));
        if (!isClock && !(told && IsFromHours(end))) return default;
        return (i, end, RangeJoining.OfClocks(pairs, _now));
    }

    // "from 9 to 11" is about hours when nothing is counted behind it.
    private bool IsFromHours(int end) => end >= _tokens.Count || Sign(end, '.') || Sign(end, ',') || Sign(end, '?') || Sign(end, '!') || Is(end, "on");

    private bool IsCertain(int i, int end) => end > i + 1 || (Digits(i) == 4 && _text[_tokens[i].Start] == '0');

    private Piece BareClock(int i)
    {
        if (ReadClock(i, out var end, BareHour.Allowed) is { } clock) return new Piece(i, end) { Clock = clock };
        if (Digits(i) is 1 or 2 && Value(i) is >= 0 and <= 24 && !(IsRole(i + 1, WordRole.Unit)) && !Sign(i + 1, '%') && !(Sign(i + 1, '/') || (Sign(i + 1, '.') && IsGlued(i + 2) && Digits(i + 2) > 0)))
            return new Piece(i, i + 1) { Clock = new ClockReading(Value(i) % 24, null, null, Value(i) is >= 1 and <= 12) };
        return default;
    }

    // between 3 and 12 of Sept, from ninth till seventeenth of april, 4-6 of May, jan 4-6
    private (int Start, int End, Meaning? Meaning) ReadBareDays(int i, int first, bool between)
    {
        if (IsRole(first, WordRole.Month) && ReadDayNumber(first + 1, out var firstEnd, plain: true) is { } begin && Joint(firstEnd, true) is > 0 and var secondAt
            && ReadDayNumber(secondAt, out var secondEnd, plain: true) is { } finish && !IsRole(secondEnd, WordRole.Month) && finish > begin && !Is(secondEnd, "am", "pm") && !(IsGlued(secondEnd) && Sign(secondEnd, '/')) && (Sign(firstEnd, '-') || !Is(firstEnd, "and") || between))
        {
            var j = Sign(secondEnd, ',') ? secondEnd + 1 : secondEnd;
            var year = ReadYear(j, out var behind) is { } y && Digits(j) == 4 ? y : (int?)null;
            return Between(i, year is null ? secondEnd : behind, Value(first), begin, finish, year);
        }

        if (ReadDayNumber(first, out var end, plain: true) is not { } from || Joint(end, true) is not (> 0 and var next)) return default;
        if (Is(next, "the")) next++;
        if (ReadDayNumber(next, out var last, plain: true) is not { } to) return default;
        var monthAt = Is(last, "of") ? last + 1 : last;
        if (!IsRole(monthAt, WordRole.Month) || (Is(end, "and") && !between)) return default;
        var yearAt = Sign(monthAt + 1, ',') || Is(monthAt + 1, "of", "in") ? monthAt + 2 : monthAt + 1;
        var said = ReadYear(yearAt, out var yearEnd) is { } yy && Digits(yearAt) == 4 ? yy : (int?)null;
        return Between(i, said is null ? monthAt + 1 : yearEnd, Value(monthAt), from, to, said);
    }

    private (int Start, int End, Meaning? Meaning) Between(int i, int end, int month, int from, int to, int? year)
    {
        DayReading On(int day) => year is { } y ? DayReading.Full(y, month, day) : DayReading.OfMonth(Today, month, day);
        return (i, end, RangeJoining.Join(new Piece(i, end) { Day = On(from) }, new Piece(i, end) { Day = On(to) }, _now));
    }

    // "Jan 10 to 12": the second number is a day of the same month.
    private Piece BareDay(int i) => ReadDayNumber(i, out var end, plain: true) is { } day && !IsRole(end, WordRole.Month) && !IsRole(end, WordRole.Unit) && !Is(end, "am", "pm") && !(Sign(end, ':') || Sign(end, '/'))
        ? new Piece(i, end) { Day = DayReading.OfEachMonth(Today, day) } : default;

    // A day and hours from and to on it: next monday 1-3 pm, the 17 from 2pm to 4pm, this evening from 7 to 7:30, 10am to 12pm Monday
    private (int Start, int End, Meaning? Meaning) ReadClocksOn(int i, int first, Piece from)
    {
        if (from is { Day: { } day, Clock: null, IsNow: false })
        {
            // "Wednesday or Friday, between 9 and 6" says the hours of both.
            var j = Sign(from.End, ',') && !Is(from.End + 1, "between") ? from.End + 1 : from.End;
            var between = Is(j, "between");
            if (between || Is(j, "from", "at")) j++;
            if (BareClock(j) is not { IsNothing: false, Clock: { } start } a || Joint(a.End, between) is not (> 0 and var next) || BareClock(next) is not { IsNothing: false, Clock: { } stop } b) return default;
            if (Digits(j) is 1 or 2 && Sign(j + 1, '-') && Sign(j + 3, '-')) return default;
            var part = from.Part;
            return (StartOf(i, first), b.End, RangeJoining.OnDay(day, part is not null && start.EitherHalf && stop.EitherHalf ? [new(start.In(part), stop.In(part))] : ClockPairs.Of(start, stop)));
        }

        if (!from.IsClockOnly && !(from is { Clock: not null, Day: not null })) return default;
        var isBetween = Is(i, "between");
        if (Joint(from.End, isBetween) is not (> 0 and var behind) || BareClock(behind) is not { IsNothing: false, Clock: { } to } end) return default;
        if (from is { Day: { } own, Clock: { } own1 }) return ReadPiece(behind) is { Day: not null } ? default : (i, end.End, RangeJoining.OnDay(own, ClockPairs.Of(own1, to)));
        if (DayBehind(end.End) is not { Day: { } on } suffix) return default;
        return (first == i ? from.Start : i, suffix.End, RangeJoining.OnDay(on, ClockPairs.Of(from.Clock!.Value, to)));
    }
}
