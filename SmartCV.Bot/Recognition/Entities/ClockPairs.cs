namespace SmartCV.Bot.Recognition.Entities;

/// <summary>From one time of the day to another, perhaps past midnight.</summary>
internal readonly record struct ClockPair(ClockReading From, ClockReading To)
{
    public bool IsPastMidnight => To.Time < From.Time;

    public string Length => Write(IsPastMidnight ? To.Time - From.Time + TimeSpan.FromDays(1) : To.Time - From.Time);

    /// <summary>ISO 8601 with hours at most: PT9H40M.</summary>
    public static string Write(TimeSpan span)
    {
        var hours = (int)span.TotalHours;
        var text = "PT" + (hours > 0 ? $"{hours}H" : "") + (span.Minutes > 0 ? $"{span.Minutes}M" : "") + (span.Seconds > 0 ? $"{span.Seconds}S" : "");
        return text == "PT" ? "PT0H" : text;
    }
}

internal static class ClockPairs
{
    /// <summary>How two times go together when one or both leave open which half of the day is meant.</summary>
    public static IReadOnlyList<ClockPair> Of(ClockReading from, ClockReading to) => (from.EitherHalf, to.EitherHalf) switch
    {
        (false, false) => [new(from, to)],
        (true, false) => [new(Before(from, to), to)],
        (false, true) => [new(from, After(from, to))],
        _ => Both(from, to),
    };

    private static ClockReading Before(ClockReading from, ClockReading to) =>
        from.Hour < 12 && from.OtherHalf.Time <= to.Time ? from.OtherHalf : from.Time <= to.Time ? from.Fixed : from.OtherHalf;

    private static ClockReading After(ClockReading from, ClockReading to) => to.Time > from.Time || to.OtherHalf.Time < from.Time ? to.Fixed : to.OtherHalf;

    private static ClockPair[] Both(ClockReading from, ClockReading to)
    {
        if (from.Time <= to.Time) return [new(from.Fixed, to.Fixed), new(from.OtherHalf, to.OtherHalf)];
        // "10:30 to 3" was written by someone who means the day; bare numbers may be either.
        var day = new ClockPair(from.Fixed, to.OtherHalf);
        return (from.Minute is null) == (to.Minute is null) ? [day, new(from.OtherHalf, to.Fixed)] : [day];
    }
}
