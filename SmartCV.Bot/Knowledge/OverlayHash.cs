using System.Security.Cryptography;
using System.Text.Json;

namespace SmartCV.Bot.Knowledge;

/// <summary>Tells whether an item still says what it said when something was learned for it.</summary>
internal static class OverlayHash
{
    /// <summary>Of title, answers and conditions; not of the ways of asking, of which more may come at any time.</summary>
    public static string Of(FaqEntry entry, string language)
    {
        var texts = entry.TextsIn(language);
        var said = JsonSerializer.SerializeToUtf8Bytes(new { texts.Title, texts.Answers, entry.Variants, entry.Known, entry.Urgent });
        return Convert.ToHexStringLower(SHA256.HashData(said))[..16];
    }
}
