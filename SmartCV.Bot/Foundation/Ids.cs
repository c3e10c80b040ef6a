namespace SmartCV.Bot.Foundation;

/// <summary>Makes ids: UUIDv7 as 32 lower-case hex digits. They sort roughly by time, which keeps indexes compact; order is never read from them.</summary>
public static class Ids
{
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");
}
