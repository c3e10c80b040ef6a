namespace SmartCV.Bot.Knowledge;

/// <summary>Checks what can only be seen when everything is read: targets, ways of asking used twice, and texts that would be untrue.</summary>
internal static class FaqCheck
{
    public static void Run(FaqBook book, FaqDraft draft, IntentExamples intents, FaqRules rules)
    {
        foreach (var entry in book.Entries)
        {
            foreach (var target in entry.See)
                if (book.Find(target) is null || target == entry.Id)
                    draft.Nodes[entry.Id].Problem($"'see' of '{entry.Id}' names '{target}', which is {(target == entry.Id ? "the item itself" : "no item")}.");
            foreach (var problem in Untruths(entry).Distinct()) draft.Nodes[entry.Id].Problem(problem);
        }

        CheckAsks(book, intents, rules);
    }

    /// <summary>What the answer could say although it is not true at that moment, and variants that can never be used.</summary>
    private static IEnumerable<string> Untruths(FaqEntry entry)
    {
        var used = new bool[entry.Variants.Count];
        foreach (var facts in FaqCases.Of(entry))
        {
            var variant = FaqAnswer.Pick(entry, facts);
            used[variant] = true;
            foreach (var texts in entry.Texts.Values)
                foreach (var name in FaqPlaceholders.In(texts.Answers[variant]))
                    if (WhyUntrue(name, facts) is { } why)
                        yield return $"Variant {variant + 1} of '{entry.Id}' ({texts.Language}) says {{{name}}}, but can be used {why}.";
        }

        for (var i = 0; i < used.Length; i++)
            if (!used[i]) yield return $"Variant {i + 1} of '{entry.Id}' can never be used: the variants above it cover every case in which it holds.";
    }

    private static string? WhyUntrue(string placeholder, AnswerFacts facts) => placeholder switch
    {
        "hotline" when facts.Plan != PlanKnowledge.Paying => "for customers who are not known to pay; the hotline is for paying users (when: { plan: paying })",
        "chat-opens" when facts.ChatOpen => "while the chat is open (when: { chat: closed })",
        "chat-closes" when !facts.ChatOpen => "while the chat is closed (when: { chat: open })",
        _ => null,
    };

    private static void CheckAsks(FaqBook book, IntentExamples intents, FaqRules rules)
    {
        var seen = new Dictionary<string, (string Label, string Place)>(StringComparer.Ordinal);
        foreach (var language in book.Languages)
            foreach (var entry in book.Entries)
                foreach (var ask in entry.Texts.GetValueOrDefault(language)?.Asks ?? []) Check(ask.Text, entry.Id, ask.File, ask.Line);
        foreach (var example in intents.All) Check(example.Text, example.Intent, example.File, example.Line);

        void Check(string text, string label, string file, int line)
        {
            var key = Key(text);
            if (seen.TryAdd(key, (label, $"{file}:{line}")) || seen[key].Label == label) return;
            rules.Problems.Add(file, line, $"'{text}' stands under '{label}' and under '{seen[key].Label}' ({seen[key].Place}); one way of asking can mean one thing only.");
        }
    }

    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant() is { Length: > 0 } key ? key : text;
}
