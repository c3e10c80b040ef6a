using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What all patterns over a customer's text have in common.</summary>
internal static class Patterns
{
    /// <summary>
    /// Milliseconds. The text is short and every repetition bounded, so this is only reached by a pattern that is wrong. The first match of a long pattern also
    /// pays for its machine code, on a busy machine more than a second: less time lost signs of urgency.
    /// </summary>
    public const int Limit = 5000;

    public const RegexOptions Plain = RegexOptions.CultureInvariant;

    /// <summary>
    /// A list of words as one pattern, without a word boundary in Han. Compiled: a form reads every answer with some fifty of these, and interpreted they took
    /// a third of the turn; the first texts of a process pay for it once (some 0.3 s for all). Not non-backtracking: that engine needs 2 s to build its tables,
    /// and with bounded repetition only it gains nothing.
    /// </summary>
    public static Regex Words(string pattern) => new(pattern, Plain | RegexOptions.Compiled, TimeSpan.FromMilliseconds(Limit));
}
