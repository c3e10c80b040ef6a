namespace SmartCV.Bot.Foundation;

/// <summary>Makes ids: UUIDv7 as 32 lower-case hex digits. They sort roughly by time, which keeps indexes compact; order is never read from them.</summary>
public static class Ids
{
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>True for a text that can be an id of ours. What comes from outside is asked here first: PostgreSQL fails on U+0000 in a text.</summary>
    public static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);
}
