namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Makes a range of two pieces: what one end leaves out (year, month, half of the day) comes from the other.</summary>
internal static class RangeJoining
{
    /// <summary>Null when the two do not belong together.</summary>
    public static Meaning? Join(Piece from, Piece to, DateTime now)
    {
        if (from.Whole is not null || to.Whole is not null || from.Part is not null || to.Part is not null) return null;
        if (from.IsNow && to.IsClockOnly) return FromNow(to.Clock!.Value, now);
        if (to.IsNow && from.Clock is { } start) return UntilNow(from.Day ?? DayReading.On(now.Date), start, now);
        if (from.IsClockOnly && to.IsClockOnly) return OfClocks(ClockPairs.Of(from.Clock!.Value, to.Clock!.Value), now);
        if (from.Clock is { } first && to.Clock is { } last) return Moments(from.Day ?? to.Day!.Value, first, to.Day ?? from.Day!.Value, last, to.Day is null || from.Day is null);
        return from.Clock is null && to.Clock is null ? Days(from, to, now.Date) : null;
    }

    public static Meaning OfClocks(IReadOnlyList<ClockPair> pairs, DateTime now) =>
        new(Meaning.Times, [.. pairs.Select(p => new Reading($"({p.From.Timex},{p.To.Timex},{p.Length})", now.Date + p.From.Time, now.Date + p.To.Time))]);

    public static Meaning OnDay(DayReading day, IReadOnlyList<ClockPair> pairs) => new(Meaning.DatesAndTimes, [.. pairs.SelectMany(p => OnDay(day, p))]);

    private static IEnumerable<Reading> OnDay(DayReading day, ClockPair pair)
    {
        var last = pair.IsPastMidnight ? Tomorrow(day) : day;
        var timex = $"({day.Timex}{pair.From.Timex},{last.Timex}{pair.To.Timex},{pair.Length})";
        return day.Readings().Zip(last.Readings(), (a, b) => new Reading(timex, a.Begin + pair.From.Time, b.Begin + pair.To.Time));
    }

    private static DayReading Tomorrow(DayReading day)
    {
        if (day.IsDefinite && day.Past is { } only) return DayReading.On(only.AddDays(1));
        var timex = day.Timex.StartsWith("XXXX-WXX-", StringComparison.Ordinal) ? $"XXXX-WXX-{((day.Timex[^1] - '0') % 7) + 1}" : day.Timex;
        return new(timex, day.Past?.AddDays(1), day.Future?.AddDays(1));
    }

    private static Meaning FromNow(ClockReading clock, DateTime now)
    {
        var end = clock.Halves.Select(c => (Clock: c, At: now.Date + c.Time)).Where(e => e.At > now).DefaultIfEmpty((Clock: clock.Fixed, At: now.Date.AddDays(1) + clock.Time)).First();
        var timex = $"(PRESENT_REF,{DayReading.Iso(end.At)}{end.Clock.Timex},{ClockPair.Write(end.At - now)})";
        return new(Meaning.DatesAndTimes, new Reading(timex, now, end.At));
    }

    private static Meaning? UntilNow(DayReading day, ClockReading clock, DateTime now)
    {
        // The latest such time that has passed.
        var begins = day.Readings().Where(r => !r.IsImpossible).SelectMany(r => clock.Halves.Select(c => (Clock: c, At: r.Begin + c.Time))).Where(b => b.At <= now).OrderBy(b => b.At).ToList();
        if (begins.Count == 0) return null;
        var begin = begins[^1];
        var timex = $"({DayReading.Iso(begin.At)}{begin.Clock.Timex},PRESENT_REF,{ClockPair.Write(now - begin.At)})";
        return new(Meaning.DatesAndTimes, new Reading(timex, begin.At, now));
    }

    private static Meaning? Moments(DayReading firstDay, ClockReading first, DayReading lastDay, ClockReading last, bool sameDay)
    {
        if (sameDay) return OnDay(firstDay, ClockPairs.Of(first, last));
        if (firstDay.Past is null || lastDay.Past is null) return null;
        var readings = new List<Reading>();
        foreach (var (a, b) in first.EitherHalf && last.EitherHalf ? first.Halves.Zip(last.Halves) : [(first.Fixed, last.Fixed)])
        {
            foreach (var (begin, end) in Ordered(firstDay.Past.Value + a.Time, firstDay.Future!.Value + a.Time, lastDay.Past.Value + b.Time, lastDay.Future!.Value + b.Time))
                readings.Add(new Reading($"({firstDay.Timex}{a.Timex},{lastDay.Timex}{b.Timex},{ClockPair.Write(end - begin)})", begin, end));
        }

        return readings.Count == 0 ? null : new Meaning(Meaning.DatesAndTimes, [.. readings]);
    }

    private static Meaning? Days(Piece from, Piece to, DateTime today)
    {
        if (End.Of(from) is not { } first || End.Of(to) is not { } last) return null;
        (first, last) = Completed(first, last, today);
        if (first.Past is null || last.Past is null) return new(Meaning.Days, new Reading($"({first.Timex},{last.Timex},PXD)", default) { IsImpossible = true });
        var readings = new List<Reading>();
        foreach (var (begin, end) in Ordered(first.Past.Value, first.Future!.Value, last.Past.Value, last.Future!.Value))
            readings.Add(new Reading($"({first.Timex},{last.Timex},{Length(first.Grain, last.Grain, begin, end)})", begin, end));
        // The length is that of the first reading: a leap day between the two would make two expressions of one.
        return readings.Count == 0 ? null : new(Meaning.Days, [.. readings.Select(r => r with { Timex = readings[0].Timex })]);
    }

    private static (End First, End Last) Completed(End first, End last, DateTime today)
    {
        if (last.Timex.StartsWith("XXXX-XX-", StringComparison.Ordinal) && first.MonthOf is { } month)
            last = last with { Timex = first.Timex[..8] + last.Timex[8..], Past = SameMonth(first.Past, last), Future = SameMonth(first.Future, last) };
        if (last.Timex.StartsWith("XXXX-WXX", StringComparison.Ordinal) && first is { IsDefinite: true, Past: { } begin })
            last = new End(DayReading.On(DayReading.Weekday(begin.AddDays(1), last.Timex[^1] - '0').Future!.Value), last.Grain);
        if (first is { HasYear: false, MonthOf: not null } && last is { HasYear: true, Past: { } end })
            first = first.InYear(end.Year - (first.MonthAndDay > (end.Month * 100) + end.Day ? 1 : 0));
        if (last is { HasYear: false, MonthOf: not null } && first is { HasYear: true } && first.Past != today)
            last = last.InYear(int.Parse(first.Timex.AsSpan(0, 4)) + (last.MonthAndDay < first.MonthAndDay ? 1 : 0));
        return (first, last);
    }

    private static DateTime? SameMonth(DateTime? month, End day) => month is { } m ? DayReading.Try(m.Year, m.Month, int.Parse(day.Timex.AsSpan(8))) : null;

    // Where one end lies in the past and the other ahead, both readings are the range around the reference.
    private static IEnumerable<(DateTime Begin, DateTime End)> Ordered(DateTime pastBegin, DateTime futureBegin, DateTime pastEnd, DateTime futureEnd)
    {
        var begin = futureBegin > futureEnd ? pastBegin : futureBegin;
        var end = pastEnd < pastBegin ? futureEnd : pastEnd;
        var isOpen = pastBegin != futureBegin && pastEnd != futureEnd;
        if (end >= pastBegin) yield return (pastBegin, isOpen ? FirstAfter(pastBegin, end) : end);
        if (futureEnd >= begin && (begin, futureEnd) != (pastBegin, end)) yield return (begin, isOpen ? FirstAfter(begin, futureEnd) : futureEnd);
    }

    // A leap day is years away; what was said to follow it is not.
    private static DateTime FirstAfter(DateTime begin, DateTime end)
    {
        while (end.AddYears(-1) >= begin) end = end.AddYears(-1);
        return end;
    }

    private static string Length(PeriodGrain? first, PeriodGrain? last, DateTime begin, DateTime end)
    {
        var months = ((end.Year - begin.Year) * 12) + end.Month - begin.Month;
        return (first, last) switch
        {
            (PeriodGrain.Year, PeriodGrain.Year) => $"P{end.Year - begin.Year}Y",
            (PeriodGrain.Year or PeriodGrain.Month, PeriodGrain.Year or PeriodGrain.Month) => $"P{months}M",
            _ => $"P{(end - begin).Days}D",
        };
    }

    /// <summary>One end of a range of days: a day, or the first day of a month or year.</summary>
    private readonly record struct End(string Timex, DateTime? Past, DateTime? Future, PeriodGrain? Grain)
    {
        public End(DayReading day, PeriodGrain? grain) : this(day.Timex, day.Past, day.Future, grain)
        {
        }

        public bool IsDefinite => Past == Future;

        public bool HasYear => Timex[0] != 'X';

        public int? MonthOf => Timex.Length == 10 && char.IsAsciiDigit(Timex[5]) ? int.Parse(Timex.AsSpan(5, 2)) : null;

        public int MonthAndDay => (MonthOf!.Value * 100) + int.Parse(Timex.AsSpan(8, 2));

        public End InYear(int year) => new(DayReading.Full(year, MonthOf!.Value, int.Parse(Timex.AsSpan(8, 2))), Grain);

        public static End? Of(Piece piece) => piece switch
        {
            { Day: { } day } => new End(day, null),
            { Period: { Grain: PeriodGrain.Year } year } => new End(year.Timex + "-01-01", year.PastBegin, year.FutureBegin, PeriodGrain.Year),
            { Period: { Grain: PeriodGrain.Month } month } => new End($"{month.Timex}-{Math.Max(month.EdgeDay, 1):D2}", month.PastBegin, month.FutureBegin, PeriodGrain.Month),
            _ => null,
        };
    }
}
