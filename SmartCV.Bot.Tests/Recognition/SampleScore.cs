using System.Globalization;
using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>
/// Compares what was found with what the samples expect. Literal fields must be equal (case folded; of system and browser the family, and the version only
/// where the user gave one). Free fields are compared by content: they share enough words, since the wording of a sample is one of many.
/// </summary>
internal sealed class SampleScore
{
    /// <summary>Two texts with this share of common words (Dice over Han characters and Latin words, or the shorter one contained) say the same.</summary>
    private const double SameContent = 0.35;

    public static readonly string[] Literal = ["occurred_at", "account_email", "os", "browser", "device", "network", "plan", "category", "type", "urgency"];

    public static readonly string[] Free = ["summary", "symptom", "steps", "expected", "actual", "impact"];

    private readonly Dictionary<string, (int Right, int Of)> _fields = [];
    private readonly List<string> _misses = [];

    /// <summary>One line for each wrong field: id, field, expected, found.</summary>
    public IReadOnlyList<string> Misses => _misses;

    public double LiteralShare => Share(Literal);

    public double FreeShare => Share(Free);

    /// <param name="found">The value of a field, null when nothing was found.</param>
    /// <param name="fields">Which fields are compared; by default all of them.</param>
    public void Add(SampleReport report, Func<string, string?> found, IEnumerable<string>? fields = null)
    {
        foreach (var field in fields ?? [.. Literal, .. Free])
        {
            var (expected, value) = (report.Expected.GetValueOrDefault(field), Filled(found(field)));
            var right = IsRight(report, field, expected, value);
            var (sum, of) = _fields.GetValueOrDefault(field);
            _fields[field] = (sum + (right ? 1 : 0), of + 1);
            if (!right) _misses.Add($"{report.Id} {field}: expected <{Show(expected)}> found <{Show(value)}>");
        }
    }

    public (int Right, int Of) Of(string field) => _fields.GetValueOrDefault(field);

    public override string ToString()
    {
        var table = new StringBuilder();
        foreach (var (field, (right, of)) in _fields) table.AppendLine(CultureInfo.InvariantCulture, $"{field,-14} {right,3} of {of,3}  {100.0 * right / of,5:f1} %");
        return table.AppendLine(CultureInfo.InvariantCulture, $"literal {100 * LiteralShare:f1} %, free {100 * FreeShare:f1} %").ToString();
    }

    private double Share(string[] fields)
    {
        var counted = fields.Where(_fields.ContainsKey).Select(f => _fields[f]).ToList();
        return counted.Count == 0 ? 0 : (double)counted.Sum(c => c.Right) / counted.Sum(c => c.Of);
    }

    private static bool IsRight(SampleReport report, string field, string? expected, string? value)
    {
        if (field == "urgency" && value is not null && report.Expected.GetValueOrDefault("notes")?.Contains(value + " is tolerable", StringComparison.Ordinal) == true) return true;
        if (field == "type" && value is not null && report.Expected.GetValueOrDefault("notes")?.Contains("." + value + " is tolerable", StringComparison.Ordinal) == true) return true;
        // "expected may also be left null where the user only implies it."
        if (field == "expected" && value is null) return true;
        if (expected is null || value is null) return expected is null && value is null;
        return field switch
        {
            "os" or "browser" => SameFamily(expected, value),
            _ when Free.Contains(field) => Same(expected, value) >= SameContent,
            _ => TextFold.Key(expected) == TextFold.Key(value),
        };
    }

    private static bool SameFamily(string expected, string value)
    {
        var (a, b) = (Parts(expected), Parts(value));
        return a.Family == b.Family && (a.Version.Length == 0 || a.Version == b.Version);
    }

    private static (string Family, string Version) Parts(string name)
    {
        var key = TextFold.Key(name);
        var digit = key.IndexOfAny([.. "0123456789"]);
        var family = (digit < 0 ? key : key[..digit]).Replace(" ", "", StringComparison.Ordinal);
        return (family is "mac" ? "macos" : family, digit < 0 ? "" : key[digit..]);
    }

    private static double Same(string expected, string value)
    {
        var (a, b) = (Words(expected), Words(value));
        if (a.Count == 0 || b.Count == 0) return 0;
        var common = a.Intersect(b).Count();
        // The samples shorten, users repeat themselves: all of the shorter one in the longer one is the same, too, but not two words in a page.
        var contained = (double)common / Math.Min(a.Count, b.Count) >= 0.75 && Math.Min(a.Count, b.Count) * 5 >= Math.Max(a.Count, b.Count) ? 1 : 0;
        return Math.Max(contained, 2.0 * common / (a.Count + b.Count));
    }

    private static HashSet<string> Words(string text) => [.. Bigrams.ForIndex(text).Split(' ').Where(w => w.Length == 1 || !TextFold.IsHan(w[0]))];

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string Show(string? value) => value?.Replace("\n", " / ", StringComparison.Ordinal) ?? "-";
}
