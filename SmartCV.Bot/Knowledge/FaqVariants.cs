using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>Reads the answer of an item: one text, or a list of texts of which each has its condition.</summary>
internal static class FaqVariants
{
    public static List<(FaqVariant Variant, string Text)> ReadBase(ContentNode item, IReadOnlyList<string> offer, FaqRules rules)
    {
        var read = new List<(FaqVariant, string)>();
        var answer = item.Need("answer");
        if (answer is { IsList: true })
        {
            foreach (var node in answer.Items())
            {
                node.Only("when", "text", "offer");
                var when = node.Find("when") is { } condition ? rules.Condition(condition) : FaqCondition.Always;
                var own = node.Find("offer");
                read.Add((new FaqVariant(when, own is null ? offer : rules.Offers(own)), Text(node.Need("text"), when, rules)));
            }

            CheckLast(answer, read);
        }
        else if (answer is not null)
        {
            read.Add((new FaqVariant(FaqCondition.Always, offer), Text(answer, FaqCondition.Always, rules)));
        }

        // Whoever asks for the item gets some variant: there is always one.
        if (read.Count == 0) read.Add((new FaqVariant(FaqCondition.Always, offer), ""));
        return read;
    }

    /// <summary>The texts in the order of the base language's variants, or null when their number differs.</summary>
    public static List<string>? ReadTranslation(ContentNode item, FaqEntry entry, FaqRules rules)
    {
        if (item.Need("answer") is not { } answer) return null;
        var nodes = answer.IsList ? answer.Items().ToList() : [answer];
        if (nodes.Count != entry.Variants.Count)
        {
            answer.Problem($"The answer of '{entry.Id}' has {nodes.Count} variants, but {entry.Variants.Count} in the base language ({entry.Place}); they must be the same in number and order.");
            return null;
        }

        var texts = new List<string>();
        for (var i = 0; i < nodes.Count; i++) texts.Add(Translated(nodes[i], entry, i, rules));
        return texts;
    }

    private static string Translated(ContentNode node, FaqEntry entry, int position, FaqRules rules)
    {
        var when = entry.Variants[position].When;
        if (!node.IsMap) return Text(node, when, rules);
        node.Only("when", "text");

        // Repeating the condition helps the translator, but a different one would be a trap: the base language's counts.
        if (node.Find("when") is { } repeated && !FaqRules.Same(rules.Condition(repeated), when))
            repeated.Problem($"'when' differs from variant {position + 1} of '{entry.Id}' in the base language ({entry.Place}); leave it out or repeat it unchanged.");
        return Text(node.Need("text"), when, rules);
    }

    private static string Text(ContentNode? node, FaqCondition when, FaqRules rules)
    {
        if (node is null) return "";
        var text = node.Text().Trim();
        if (text.Length == 0) node.Problem("An answer must not be empty.");
        rules.Placeholders(node, text, when);
        return text;
    }

    private static void CheckLast(ContentNode answer, List<(FaqVariant Variant, string Text)> read)
    {
        for (var i = 0; i < read.Count; i++)
        {
            var isLast = i == read.Count - 1;
            if (isLast && !read[i].Variant.When.IsAlways) answer.Problem("The last variant of an answer must have no 'when', so that there is always an answer.");
            if (!isLast && read[i].Variant.When.IsAlways) answer.Problem($"Variant {i + 1} has no 'when', so the variants below it can never be used; only the last may have none.");
        }

        if (read.Count == 0) answer.Problem("The answer needs at least one variant.");
    }
}
