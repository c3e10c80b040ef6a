namespace SmartCV.Bot.Knowledge;

/// <summary>Checks what can only be seen when everything is read: targets, ways of asking used twice, and texts that would be untrue.</summary>
internal static class FaqCheck
{
    public static void Run(FaqBook book, FaqDraft draft, IntentExamples intents, FaqRules rules)
    {
        foreach (var entry in book.Entries)
            foreach (var problem in ProblemsOf(entry, id => book.Find(id) is not null)) draft.Nodes[entry.Id].Problem(problem);

        var asks = new AskIndex();
        foreach (var ask in AskIndex.All(new FaqContent(book, intents)))
            if (asks.Add(ask) is { } clash) rules.Problems.Add(ask.File, ask.Line, clash);
    }

    /// <summary>What is wrong with an item among the others.</summary>
    public static IEnumerable<string> ProblemsOf(FaqEntry entry, Func<string, bool> isItem)
    {
        foreach (var target in entry.See)
            if (!isItem(target) || target == entry.Id)
                yield return $"'see' of '{entry.Id}' names '{target}', which is {(target == entry.Id ? "the item itself" : "no item")}.";
        foreach (var problem in Untruths(entry).Distinct()) yield return problem;
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
}
