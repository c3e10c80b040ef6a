using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>What conditions, offers and placeholders may say.</summary>
internal sealed class FaqRules(IReadOnlySet<string>? forms, ContentProblems problems)
{
    public ContentProblems Problems { get; } = problems;

    public FaqCondition Condition(ContentNode when)
    {
        when.Only("plan", "proof", "chat", "phone", "day", "setting", "unset");
        return new FaqCondition
        {
            Plan = Words(when.Find("plan"), ["paying", "free", "unknown"])
                ?.ConvertAll(w => w switch { "paying" => PlanKnowledge.Paying, "free" => PlanKnowledge.Free, _ => PlanKnowledge.Unknown }),
            Proof = Words(when.Find("proof"), ["proven", "claimed"])?.ConvertAll(w => w == "proven" ? Proof.Proven : Proof.Claimed),
            ChatOpen = Either(when.Find("chat"), "open", "closed"),
            PhoneOpen = Either(when.Find("phone"), "open", "closed"),
            DayWorking = Either(when.Find("day"), "working", "off"),
            Setting = Words(when.Find("setting"), FaqPlaceholders.Settings) ?? [],
            Unset = Words(when.Find("unset"), FaqPlaceholders.Settings) ?? [],
        };
    }

    public IReadOnlyList<string> Offers(ContentNode? node)
    {
        if (node is null) return [];
        var offers = node.Texts();
        foreach (var offer in offers)
            if (!FaqPlaceholders.Offers.Contains(offer) && forms?.Contains(offer) == false)
                node.Problem($"Unknown offer '{offer}'; known are {string.Join(", ", FaqPlaceholders.Offers.Concat(forms.Order(StringComparer.Ordinal)))}.");
        return offers;
    }

    public void Placeholders(ContentNode node, string text, FaqCondition when)
    {
        foreach (var name in FaqPlaceholders.In(text))
        {
            if (FaqPlaceholders.Settings.Contains(name))
            {
                if (!when.Setting.Contains(name)) node.Problem($"{{{name}}} may be empty, so it must stand in a variant with 'when: {{ setting: {name} }}'.");
            }
            else if (!FaqPlaceholders.Words.Contains(name))
            {
                node.Problem($"Unknown placeholder {{{name}}}; known are {string.Join(", ", FaqPlaceholders.Settings.Concat(FaqPlaceholders.Words))}.");
            }
        }
    }

    public static bool Same(FaqCondition a, FaqCondition b) =>
        SameSet(a.Plan, b.Plan) && SameSet(a.Proof, b.Proof) && a.ChatOpen == b.ChatOpen && a.PhoneOpen == b.PhoneOpen && a.DayWorking == b.DayWorking
        && SameSet(a.Setting, b.Setting) && SameSet(a.Unset, b.Unset);

    private static bool SameSet<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b) =>
        a is null ? b is null : b is not null && a.Count == b.Count && a.All(b.Contains);

    private static bool? Either(ContentNode? node, string yes, string no) => Words(node, [yes, no]) switch
    {
        null => null,
        var words when words.Contains(yes) && words.Contains(no) => null,
        var words => words.Contains(yes),
    };

    private static List<string>? Words(ContentNode? node, IReadOnlyList<string> allowed)
    {
        if (node is null) return null;
        var nodes = node.IsText ? [node] : node.Items();
        return nodes.Select(n => n.Word(allowed.ToArray())).ToList();
    }
}
