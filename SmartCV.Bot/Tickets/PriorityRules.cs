using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tickets;

/// <summary>
/// The priority of a new ticket, by dialogs/desk/priorities.yaml: the type, else the category, else the form gives the usual priority; urgent
/// signs and certain words raise it. Nothing lowers it. An agent may change it later.
/// </summary>
public sealed class PriorityRules
{
    private const string FileName = "dialogs/desk/priorities.yaml";

    private readonly Dictionary<string, Priority> _usual = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);
    private readonly List<Raise> _raises = [];
    private Priority _enterprise = Priority.P2;
    private Priority _otherwise = Priority.P3;

    private PriorityRules()
    {
    }

    /// <summary>Reads the rules. Mistakes are added to the problems; a rule that can't be read is left out.</summary>
    /// <param name="contentRoot">The folder that holds dialogs/.</param>
    public static PriorityRules Load(string contentRoot, ContentProblems problems)
    {
        var rules = new PriorityRules();
        if (ContentNode.Load(Path.Combine(contentRoot, FileName), FileName, problems) is not { } file) return rules;
        file.Only("usual", "otherwise", "enterprise", "words", "raise");
        foreach (var (name, node) in file.Need("usual")?.Members() ?? []) rules._usual[name] = ReadPriority(node);
        if (file.Find("otherwise") is { } otherwise) rules._otherwise = ReadPriority(otherwise);
        if (file.Find("enterprise") is { } enterprise) rules._enterprise = ReadPriority(enterprise);
        foreach (var (name, node) in file.Find("words")?.Members() ?? []) rules._words[name] = [.. node.Texts().Select(TextFold.Key)];
        foreach (var node in file.Find("raise")?.Items() ?? []) rules._raises.Add(rules.ReadRaise(node));
        return rules;
    }

    public Priority Of(PriorityFacts facts)
    {
        var priority = Usual(facts);
        if (facts.Plan == Plan.Enterprise) priority = Higher(priority, _enterprise);
        if (facts.Form == Priority.P1) priority = Priority.P1;
        var said = TextFold.Key(string.Join(' ', facts.Text, facts.Impact, facts.Extent));
        foreach (var raise in _raises)
            if (Fits(raise, facts, said)) priority = Higher(priority, raise.To);
        return priority;
    }

    /// <summary>The kind by the name that readers of free text use: security, data_loss, paid_out, export_deadline. None for null and for other names.</summary>
    public static UrgencyKind KindOf(string? name) => TryRead<UrgencyKind>(name ?? "", out var kind) ? kind : UrgencyKind.None;

    private Priority Usual(PriorityFacts facts) =>
        facts is { Category: { } category, Type: { } type } && _usual.TryGetValue($"{category}.{type}", out var exact) ? exact
        : facts.Category is { } known && _usual.TryGetValue(known, out var general) ? general
        : facts.Form ?? _otherwise;

    private bool Fits(Raise raise, PriorityFacts facts, string said) =>
        (raise.Urgency == UrgencyKind.None || raise.Urgency == facts.Urgency)
        && (raise.Categories.Count == 0 || (facts.Category is { } category && raise.Categories.Contains(category)))
        && (raise.Plans.Count == 0 || raise.Plans.Contains(facts.Plan))
        && raise.Words.All(list => Array.Exists(_words[list], w => said.Contains(w, StringComparison.Ordinal)));

    private static Priority Higher(Priority a, Priority b) => a < b ? a : b;

    private Raise ReadRaise(ContentNode node)
    {
        node.Only("to", "urgency", "category", "plan", "words");
        var words = node.Find("words");
        foreach (var unknown in (words?.Texts() ?? []).Where(w => !_words.ContainsKey(w))) words!.Problem($"There is no list '{unknown}' among the words.");
        return new Raise(
            node.Need("to") is { } to ? ReadPriority(to) : Priority.P3,
            ReadEnum(node.Find("urgency"), UrgencyKind.None),
            node.Find("category")?.Texts() ?? [],
            [.. (node.Find("plan")?.Items() ?? []).Select(p => ReadEnum(p, Plan.Unknown))],
            [.. (words?.Texts() ?? []).Where(_words.ContainsKey)]);
    }

    private static Priority ReadPriority(ContentNode node) => Enum.Parse<Priority>(node.Word("P1", "P2", "P3"));

    private static T ReadEnum<T>(ContentNode? node, T otherwise)
        where T : struct, Enum
    {
        if (node is null) return otherwise;
        if (TryRead<T>(node.Text(), out var value)) return value;
        node.Problem($"'{node.Text()}' must be one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}.");
        return otherwise;
    }

    // data-loss, data_loss and DataLoss are the same; a number is none of them.
    private static bool TryRead<T>(string name, out T value)
        where T : struct, Enum
    {
        value = default;
        var plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return plain.Length > 0 && char.IsAsciiLetter(plain[0]) && Enum.TryParse(plain, ignoreCase: true, out value) && Enum.IsDefined(value);
    }

    /// <summary>All that is said must be true.</summary>
    private sealed record Raise(Priority To, UrgencyKind Urgency, IReadOnlyList<string> Categories, IReadOnlyList<Plan> Plans, IReadOnlyList<string> Words);
}
