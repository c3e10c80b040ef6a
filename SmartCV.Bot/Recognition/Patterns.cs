using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What all patterns over a customer's text have in common.</summary>
internal static class Patterns
{
    /// <summary>Milliseconds. The text is short and every repetition bounded, so this is only reached by a pattern that is wrong.</summary>
    public const int Limit = 1000;

    public const RegexOptions Plain = RegexOptions.CultureInvariant;

    /// <summary>
    /// A list of words as one pattern, without a word boundary in Han. Interpreted on purpose: the non-backtracking engine needs 2 s to build these tables
    /// (measured: first text 1,870 ms against 114 ms, later ones 0.25 ms against 0.2 ms), and with bounded repetition only it gains nothing.
    /// </summary>
    public static Regex Words(string pattern) => new(pattern, Plain, TimeSpan.FromMilliseconds(Limit));
}
