using System.Collections.Frozen;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>Everything the bot can answer from, as read from dialogs/languages/*/faq. Immutable; a changed file makes a new book.</summary>
public sealed class FaqBook
{
    private readonly FrozenDictionary<string, FaqEntry> _byId;

    public FaqBook(IReadOnlyList<FaqEntry> entries, IReadOnlyList<FaqCategory> categories, IReadOnlyList<string> languages)
    {
        Entries = entries;
        Categories = categories;
        Languages = languages;
        _byId = entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
    }

    public static FaqBook Empty { get; } = new([], [], [FaqEntry.BaseLanguage]);

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<FaqEntry> Entries { get; }

    public IReadOnlyList<FaqCategory> Categories { get; }

    /// <summary>The base language first, then the others that have a folder, by name.</summary>
    public IReadOnlyList<string> Languages { get; }

    public FaqEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>All ways of asking and all titles, labelled by their item: what the understanding is trained from.</summary>
    public IEnumerable<LabelledText> Examples()
    {
        foreach (var entry in Entries)
            foreach (var texts in entry.Texts.Values)
            {
                yield return new LabelledText(entry.Id, texts.Title, texts.Language);
                foreach (var ask in texts.Asks) yield return new LabelledText(entry.Id, ask.Text, texts.Language);
            }
    }
}

/// <summary>A group of items, one file per language.</summary>
/// <param name="Titles">By language; the base language is always there.</param>
public sealed record FaqCategory(string Id, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<string> Items)
{
    public string TitleIn(string language) => Titles.GetValueOrDefault(language) ?? Titles[FaqEntry.BaseLanguage];
}

/// <summary>A way of asking, and where it stands.</summary>
public sealed record FaqAsk(string Text, string File, int Line);
