namespace SmartCV.Bot.Scheduling;

/// <summary>Who reads a time.</summary>
/// <param name="Zone">Where the reader is, when known (a browser tells). A reader elsewhere gets the zone of the desk named.</param>
public sealed record Reader(string Language, TimeZoneInfo? Zone = null)
{
    public bool IsElsewhere(TimeZoneInfo desk, DateTimeOffset at) => Zone is not null && Zone.GetUtcOffset(at) != desk.GetUtcOffset(at);
}
