namespace SmartCV.Bot.Recognition.Entities;

/// <summary>A time of the day as it was said.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Minute">Null when only the hour was said.</param>
/// <param name="EitherHalf">Nothing tells morning from afternoon: both are given.</param>
internal readonly record struct ClockReading(int Hour, int? Minute, int? Second, bool EitherHalf)
{
    public string Timex => "T" + Hour.ToString("D2") + (Minute is { } m ? $":{m:D2}" : "") + (Second is { } s ? $":{s:D2}" : "");

    public TimeSpan Time => new(Hour, Minute ?? 0, Second ?? 0);

    public ClockReading OtherHalf => this with { Hour = Hour >= 12 ? Hour - 12 : Hour + 12, EitherHalf = false };

    public ClockReading Fixed => this with { EitherHalf = false };

    /// <summary>As said by itself: both halves when nothing tells them apart.</summary>
    public IEnumerable<ClockReading> Halves => EitherHalf ? [Fixed, OtherHalf] : [this];

    public Meaning ToMeaning(DateTime today) => new(Meaning.Time, [.. Halves.Select(c => new Reading(c.Timex, today.Date + c.Time))]);

    /// <summary>The hour in the part of the day that was named with it; what already lies in the second half stays.</summary>
    public ClockReading In(DayPart part)
    {
        if (Hour is > 12 or 0) return Fixed;
        var hour = part.Half switch
        {
            DayHalf.First => Hour == 12 && part.Timex == "TDA" ? 0 : Hour,
            DayHalf.Second => Hour == 12 ? 12 : Hour + 12,
            DayHalf.Noon => Hour is 11 or 12 or 10 ? Hour : Hour + 12,
            // "tonight at 1" is after midnight, "tonight at 7" before.
            _ => Hour <= 3 ? Hour : Hour == 12 ? 0 : Hour + 12,
        };
        return this with { Hour = hour, EitherHalf = false };
    }

    public Meaning On(DayReading day) =>
        new(Meaning.DateAndTime, [.. Halves.SelectMany(c => day.Readings().Select(r => r with { Timex = r.Timex + c.Timex, Begin = r.Begin + c.Time, End = r.End + c.Time }))]);
}

internal enum DayHalf
{
    First,
    Noon,
    Second,
    Night,
}

/// <summary>A named part of the day, with the hours that the specification gives it.</summary>
/// <param name="End">The night ends a second before midnight, so that it stays on its day.</param>
internal sealed record DayPart(string Timex, DayHalf Half, TimeSpan Begin, TimeSpan End)
{
    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    public static readonly DayPart
        Dawn = new("TDA", DayHalf.First, TimeSpan.FromHours(4), TimeSpan.FromHours(8)),
        Morning = new("TMO", DayHalf.First, TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
        Midday = new("TMI", DayHalf.Noon, TimeSpan.FromHours(11), TimeSpan.FromHours(13)),
        Afternoon = new("TAF", DayHalf.Second, TimeSpan.FromHours(12), TimeSpan.FromHours(16)),
        Evening = new("TEV", DayHalf.Second, TimeSpan.FromHours(16), TimeSpan.FromHours(20)),
        Daytime = new("TDT", DayHalf.First, TimeSpan.FromHours(8), TimeSpan.FromHours(18)),
        Night = new("TNI", DayHalf.Night, TimeSpan.FromHours(20), LastSecond),
        NightTime = new("TNT", DayHalf.Night, TimeSpan.Zero, TimeSpan.FromHours(8)),
        Business = new("TBH", DayHalf.First, TimeSpan.FromHours(8), TimeSpan.FromHours(18)),
        Breakfast = new("TMEB", DayHalf.First, TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
        Lunch = new("TMEL", DayHalf.Noon, TimeSpan.FromHours(11), TimeSpan.FromHours(13)),
        Dinner = new("TMED", DayHalf.Second, TimeSpan.FromHours(16), TimeSpan.FromHours(20));

    /// <summary>start, end, approx: "late this morning" is its second half.</summary>
    public string? Mod { get; init; }

    public DayPart Early() => this with { Mod = "start", End = Begin + ((End - Begin) / 2) };

    public DayPart Late() => this with { Mod = "end", Begin = Begin + TimeSpan.FromHours(Math.Round((End - Begin).TotalHours / 2)) };

    public Meaning ToMeaning(DateTime today) => new(Meaning.Times, new Reading(Timex, today.Date + Begin, today.Date + End)) { Mod = Mod };

    public Meaning On(DayReading day) =>
        new(Meaning.DatesAndTimes, [.. day.Readings().Select(r => r with { Timex = r.Timex + Timex, Begin = r.Begin + Begin, End = r.End + End })]) { Mod = Mod };
}
