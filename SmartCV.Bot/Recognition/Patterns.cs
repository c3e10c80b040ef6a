using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What all patterns over a customer's text have in common.</summary>
internal static class Patterns
{
    /// <summary>Milliseconds. The text is short and every repetition bounded, so this is only reached by a pattern that is wrong.</summary>
    public const int Limit = 1000;

    public const RegexOptions Plain = RegexOptions.CultureInvariant;

    /// <summary>A list of words as one pattern, in time linear in the text; no look-around.</summary>
    public static Regex Words(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
