using System.Text.RegularExpressions;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Dialogs;

/// <summary>Reads one field of a form; its texts go to the text reader.</summary>
internal static class FieldReader
{
    public static FormField? Read(ContentNode node, FormTextReader texts)
    {
        node.Only(
            "name", "kind", "label", "question", "hint", "error", "required", "ask", "from", "choices", "when", "covers", "spill", "derive", "limits");
        if (node.Need("name")?.Text() is not { Length: > 0 } name || node.Need("kind") is not { } kind) return null;
        texts.ReadField(name, node);
        var limits = node.Find("limits");
        limits?.Only("min", "max", "pattern");
        return new FormField
        {
            Name = name,
            Line = node.Line,
            Kind = Kind(kind),
            Required = node.Find("required")?.Flag() ?? false,
            Ask = Ask(node.Find("ask")),
            Facts = FactNames(node.Find("from"), name),
            Choices = node.Find("choices")?.Items().Select(c => Choice(c, name, texts)).ToList() ?? [],
            When = Conditions(node.Find("when")),
            Covers = node.Find("covers")?.Texts() ?? [],
            Spill = node.Find("spill")?.Text(),
            Derive = node.Find("derive")?.Text(),
            Least = limits?.Find("min")?.Number(0, 10_000) ?? 0,
            Most = limits?.Find("max")?.Number(1, 10_000) ?? 4000,
            Pattern = Pattern(limits?.Find("pattern")),
        };
    }

    private static FieldKind Kind(ContentNode node) =>
        node.Word("text", "long-text", "list", "choice", "email", "date", "datetime", "phone", "file", "boolean") switch
        {
            "long-text" => FieldKind.LongText,
            "list" => FieldKind.List,
            "choice" => FieldKind.Choice,
            "email" => FieldKind.Email,
            "date" => FieldKind.Date,
            "datetime" => FieldKind.DateTime,
            "phone" => FieldKind.Phone,
            "file" => FieldKind.File,
            "boolean" => FieldKind.Boolean,
            _ => FieldKind.Text,
        };

    private static AskRule Ask(ContentNode? node) => node?.Word("if-missing", "always", "never") switch
    {
        "always" => AskRule.Always,
        "never" => AskRule.Never,
        _ => AskRule.IfMissing,
    };

    // A field is filled by the fact of its own name unless the file says otherwise; 'none' turns that off.
    private static IReadOnlyList<string> FactNames(ContentNode? node, string name)
    {
        if (node is null) return [name];
        var names = node.Texts();
        return names is ["none"] ? [] : names;
    }

    private static FormChoice Choice(ContentNode node, string field, FormTextReader texts)
    {
        node.Only("value", "title", "words", "when", "sets");
        var value = node.Need("value")?.Text() ?? "";
        texts.ReadChoice(field, value, node);
        var sets = new Dictionary<string, string>();
        if (node.Find("sets") is { } members)
            foreach (var (key, target) in members.Members()) sets[key] = target.Text();
        return new FormChoice(value, Conditions(node.Find("when")), sets);
    }

    private static IReadOnlyList<FormCondition> Conditions(ContentNode? node) =>
        node?.Members().Select(m => new FormCondition(m.Key, m.Value.Texts())).ToList() ?? [];

    // Linear time whatever a user types; an operator's pattern must not be able to stop the bot.
    private static Regex? Pattern(ContentNode? node)
    {
        if (node is null) return null;
        var pattern = node.Text();
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            node.Problem($"'{pattern}' is not a usable regular expression: {e.Message}");
            return null;
        }
    }
}
