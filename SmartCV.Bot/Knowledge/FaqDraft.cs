using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>The book while it is being read: entries and categories in the order of the files, and where each stands.</summary>
internal sealed class FaqDraft
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, FaqEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, FaqTexts>> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _categoryOrder = [];
    private readonly Dictionary<string, Dictionary<string, string>> _categories = new(StringComparer.Ordinal);

    /// <summary>Where each item stands in the base language.</summary>
    public Dictionary<string, ContentNode> Nodes { get; } = new(StringComparer.Ordinal);

    public FaqEntry? Find(string id) => _entries.GetValueOrDefault(id);

    public bool HasCategory(string id) => _categories.ContainsKey(id);

    public void AddCategory(string id, string title)
    {
        _categoryOrder.Add(id);
        _categories[id] = new Dictionary<string, string>(StringComparer.Ordinal) { [FaqEntry.BaseLanguage] = title };
    }

    public void TranslateCategory(string id, string language, string title) => _categories[id][language] = title;

    public void Add(FaqEntry entry, FaqTexts texts, ContentNode node)
    {
        _order.Add(entry.Id);
        _entries[entry.Id] = entry;
        _texts[entry.Id] = new Dictionary<string, FaqTexts>(StringComparer.Ordinal) { [FaqEntry.BaseLanguage] = texts };
        Nodes[entry.Id] = node;
    }

    /// <summary>False when the item is translated into that language already.</summary>
    public bool Translate(string id, FaqTexts texts) => _texts[id].TryAdd(texts.Language, texts);

    public FaqBook ToBook(IReadOnlyList<string> languages)
    {
        var entries = _order.ConvertAll(id => _entries[id] with { Texts = _texts[id] });
        var categories = _categoryOrder.ConvertAll(id =>
            new FaqCategory(id, _categories[id], entries.Where(e => e.Category == id).Select(e => e.Id).ToList()));
        return new FaqBook(entries, categories, languages);
    }
}
