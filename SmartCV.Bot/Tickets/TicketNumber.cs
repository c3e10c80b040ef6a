using System.Globalization;
using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tickets;

/// <summary>SC-10042: given at once, readable aloud, and found again in whatever way people write it.</summary>
public static partial class TicketNumber
{
    /// <summary>Five digits from the start, so that a number is never taken for a choice of a menu or a year.</summary>
    public const long First = 10001;

    private const string Prefix = "SC-";

    public static string Format(long value) => Prefix + value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first number in a text, as <c>SC-10042</c>: sc10042, 工单号：１００４２, ticket #10042. Digits alone are none.</summary>
    public static string? Find(string text) => FindAll(text).FirstOrDefault();

    /// <summary>As <see cref="Find"/>, after the number was asked for: digits alone count, if they are the whole text.</summary>
    public static string? FindAnswer(string text) => Find(text) ?? (Bare().Match(TextFold.InPlace(text)) is { Success: true } bare ? Canonical(bare.Groups["digits"].Value) : null);

    /// <summary>All numbers of a text in order, each once.</summary>
    public static IReadOnlyList<string> FindAll(string text) =>
        [.. Named().Matches(TextFold.InPlace(text)).Select(m => Canonical(m.Groups["digits"].Value)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>A text without its numbers: what is said about the ticket.</summary>
    public static string Around(string text)
    {
        var rest = text;
        foreach (var match in Named().Matches(TextFold.InPlace(text)).Reverse()) rest = rest.Remove(match.Index, match.Length);
        return rest.Trim();
    }

    private static string? Canonical(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= First ? Format(value) : null;

    [GeneratedRegex(
        @"(?<![a-z0-9])(sc[\s_–—-]{0,3}|(工单|(?<![订易款付户水递运])单号|ticket)\s*(编号|号码|号|number|no\.?|id|nr\.?)?\s*(是|为|is)?\s*[:#–—-]?\s*(sc[\s_–—-]{0,3})?)(?<digits>[0-9]{5,10})(?![a-z0-9])")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\W*(?<digits>[0-9]{5,10})\W*$")]
    private static partial Regex Bare();
}
