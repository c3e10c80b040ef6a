using System.Globalization;

namespace SmartCV.Bot.Recognition.Entities;

internal enum PeriodGrain
{
    Week,
    Month,
    Year,
    Other,
}

/// <summary>Days that belong together, such as a month or "last week". Without a year it is read both ways, like a day.</summary>
internal readonly record struct PeriodReading(string Timex, PeriodGrain Grain, DateTime PastBegin, DateTime PastEnd, DateTime FutureBegin, DateTime FutureEnd)
{
    public string? Mod { get; init; }

    /// <summary>The day of the month it stands for as one end of a range ("the middle of 2007").</summary>
    public int EdgeDay { get; init; } = 1;

    /// <summary>See <see cref="Meaning.List"/>.</summary>
    public string? List { get; init; }

    public bool IsDefinite => PastBegin == FutureBegin;

    public Meaning ToMeaning() => new(Meaning.Days, new Reading(Timex, PastBegin, PastEnd), new Reading(Timex, FutureBegin, FutureEnd)) { Mod = Mod, List = List };

    public static PeriodReading Of(string timex, PeriodGrain grain, DateTime begin, DateTime end) => new(timex, grain, begin, end, begin, end);

    public static PeriodReading Year(int year) => Of(year.ToString("D4", CultureInfo.InvariantCulture), PeriodGrain.Year, new(year, 1, 1), new(year + 1, 1, 1));

    public static PeriodReading Month(int year, int month)
    {
        var begin = new DateTime(year, month, 1);
        return Of($"{year:D4}-{month:D2}", PeriodGrain.Month, begin, begin.AddMonths(1));
    }

    /// <summary>A month without a year: the last one that has begun in the past, and the next from the current one on.</summary>
    public static PeriodReading MonthAlone(DateTime today, int month)
    {
        var future = new DateTime(month < today.Month ? today.Year + 1 : today.Year, month, 1);
        var past = new DateTime(month < today.Month ? today.Year : today.Year - 1, month, 1);
        return new($"XXXX-{month:D2}", PeriodGrain.Month, past, past.AddMonths(1), future, future.AddMonths(1));
    }

    public static PeriodReading Week(DateTime today, int weeks)
    {
        var monday = DayReading.Monday(today).AddDays(7 * weeks);
        return Of(WeekTimex(monday), PeriodGrain.Week, monday, monday.AddDays(7));
    }

    public static PeriodReading Weekend(DateTime today, int weeks)
    {
        var saturday = DayReading.Monday(today).AddDays((7 * weeks) + 5);
        return Of(WeekTimex(saturday) + "-WE", PeriodGrain.Other, saturday, saturday.AddDays(2));
    }

    public static PeriodReading WorkWeek(DateTime today, int weeks)
    {
        var monday = DayReading.Monday(today).AddDays(7 * weeks);
        return Of(WeekTimex(monday), PeriodGrain.Other, monday, monday.AddDays(5));
    }

    /// <summary>The week that holds a day; the timex stays that of the day.</summary>
    public static PeriodReading WeekOf(DayReading day)
    {
        var (past, future) = (DayReading.Monday(day.Past ?? default(DateTime).AddDays(7)), DayReading.Monday(day.Future ?? default(DateTime).AddDays(7)));
        return new(day.Timex, PeriodGrain.Other, past, past.AddDays(7), future, future.AddDays(7));
    }

    public static PeriodReading MonthIn(DateTime today, int months)
    {
        var first = new DateTime(today.Year, today.Month, 1).AddMonths(months);
        return Month(first.Year, first.Month);
    }

    /// <summary>From one day to another, with the length in the timex.</summary>
    public static PeriodReading Between(DateTime begin, DateTime end, string length) =>
        Of($"({DayReading.Iso(begin)},{DayReading.Iso(end)},{length})", PeriodGrain.Other, begin, end);

    public static PeriodReading HalfYear(int year, bool second) =>
        second ? Between(new(year, 7, 1), new(year + 1, 1, 1), "P6M") : Between(new(year, 1, 1), new(year, 7, 1), "P6M");

    /// <summary>Its beginning, middle or end ("end of the month"), with the days that the specification gives them.</summary>
    public PeriodReading Narrowed(string part)
    {
        var (past, future) = (Narrow(PastBegin, PastEnd, part), Narrow(FutureBegin, FutureEnd, part));
        return this with { PastBegin = past.Begin, PastEnd = past.End, FutureBegin = future.Begin, FutureEnd = future.End, Mod = part };
    }

    private (DateTime Begin, DateTime End) Narrow(DateTime begin, DateTime end, string part) => (Grain, part) switch
    {
        (PeriodGrain.Year, "start") => (begin, begin.AddMonths(4)),
        (PeriodGrain.Year, "mid") => (begin.AddMonths(4), begin.AddMonths(8)),
        (PeriodGrain.Year, _) => (begin.AddMonths(8), end),
        (PeriodGrain.Month, "start") => (begin, begin.AddDays(15)),
        (PeriodGrain.Month, "mid") => (begin.AddDays(10), begin.AddDays(20)),
        (PeriodGrain.Month, _) => (begin.AddDays(15), end),
        (_, "start") => (begin, begin + ((end - begin) / 2).Days(1)),
        (_, "mid") => (begin.AddDays(1), end.AddDays(-2)),
        _ => (begin + ((end - begin) / 2).Days(0), end),
    };

    private static string WeekTimex(DateTime day) => $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}";
}

file static class WholeDays
{
    /// <summary>The span in whole days, rounded down, with some more.</summary>
    public static TimeSpan Days(this TimeSpan span, int more) => TimeSpan.FromDays(Math.Floor(span.TotalDays) + more);
}
