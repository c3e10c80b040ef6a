using SmartCV.Bot.Text;

namespace SmartCV.Bot.Knowledge;

/// <summary>Under which label each way of asking stands. The same text under two labels would teach nothing but doubt.</summary>
internal sealed class AskIndex
{
    private readonly Dictionary<string, LabelledAsk> _seen = new(StringComparer.Ordinal);

    /// <summary>Every way of asking in the content, titles left out, in the order of languages and files.</summary>
    public static IEnumerable<LabelledAsk> All(FaqContent content)
    {
        foreach (var language in content.Book.Languages)
            foreach (var entry in content.Book.Entries)
                foreach (var ask in entry.Texts.GetValueOrDefault(language)?.Asks ?? []) yield return new LabelledAsk(ask.Text, entry.Id, ask.File, ask.Line);
        foreach (var example in content.Intents.All) yield return new LabelledAsk(example.Text, example.Intent, example.File, example.Line);
    }

    /// <summary>The way of asking that reads the same, or null.</summary>
    public LabelledAsk? Find(string text) => _seen.GetValueOrDefault(TextFold.Letters(text));

    /// <summary>Notes it. When it stands under another label already nothing changes, and a sentence says so.</summary>
    public string? Add(LabelledAsk ask)
    {
        var key = TextFold.Letters(ask.Text);
        if (_seen.TryAdd(key, ask) || _seen[key].Label == ask.Label) return null;
        var first = _seen[key];
        return $"'{ask.Text}' stands under '{ask.Label}' and under '{first.Label}' ({first.Place}); one way of asking can mean one thing only.";
    }
}

/// <param name="Line">0 when there is no file.</param>
internal sealed record LabelledAsk(string Text, string Label, string File, int Line)
{
    public string Place => Line > 0 ? $"{File}:{Line}" : File;
}
