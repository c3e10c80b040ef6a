namespace SmartCV.Bot.Foundation;

/// <summary>Times in the database are UTC unix milliseconds.</summary>
public static class UnixTime
{
    public static long Ms(this DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    public static DateTimeOffset? AtOrNull(long? ms) => ms is { } value ? At(value) : null;
}
