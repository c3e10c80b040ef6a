using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>
/// Lays what was learned over what the files say. The files always win: an entry that no longer goes with them is left out and told, since a
/// row in a database must not stop a host. Everything stands where an export would put it, so that exporting changes nothing of what is trained.
/// </summary>
public sealed class ContentOverlay
{
    private readonly FaqContent _files;
    private readonly IReadOnlySet<string>? _forms;
    private readonly List<FaqEntry> _items;
    private readonly List<FaqCategory> _categories;
    private readonly List<IntentExample> _intents;
    private readonly AskIndex _asks = new();
    private readonly List<OverlayNote> _notes = [];
    private readonly HashSet<string> _learned;

    private ContentOverlay(FaqContent files, IEnumerable<OverlayEntry> entries, IReadOnlySet<string>? forms)
    {
        _files = files;
        _learned = entries.Where(e => e.Kind == OverlayKind.Item).Select(e => e.Item).ToHashSet(StringComparer.Ordinal);
        _forms = forms;
        _items = [.. files.Book.Entries];
        _categories = [.. files.Book.Categories];
        _intents = [.. files.Intents.All];
        foreach (var ask in AskIndex.All(files)) _asks.Add(ask);
    }

    /// <param name="files">Content without mistakes.</param>
    /// <param name="entries">What counts, in the order of their numbers.</param>
    /// <param name="forms">Names of the forms there are; null when offers of forms can't be checked.</param>
    public static OverlaidContent Lay(FaqContent files, IReadOnlyList<OverlayEntry> entries, IReadOnlySet<string>? forms)
    {
        var overlay = new ContentOverlay(files, entries, forms);
        foreach (var entry in entries)
        {
            if (entry.Kind == OverlayKind.Variant) overlay.AddVariant(entry);
            else overlay.AddItem(entry);
        }

        overlay.DropDeadNeighbours();
        var book = new FaqBook(overlay._items, overlay._categories, files.Book.Languages);
        return new OverlaidContent(new FaqContent(book, new IntentExamples(overlay._intents)), overlay._notes);
    }

    private void AddVariant(OverlayEntry entry)
    {
        if (_asks.Find(entry.Body) is { } there)
        {
            if (there.Label == entry.Item) Note(entry, OverlayFinding.InFiles, $"'{entry.Body}' stands under '{entry.Item}' already ({there.Place}).");
            else Note(entry, OverlayFinding.Conflict, $"'{entry.Body}' stands under '{there.Label}' already ({there.Place}); one way of asking can mean one thing only.");
            return;
        }

        if (IntentExamples.Names.Contains(entry.Item))
        {
            var last = _intents.FindLastIndex(e => e.Intent == entry.Item && e.Language == entry.Language);
            if (last < 0)
            {
                Note(entry, OverlayFinding.Conflict, $"The intent '{entry.Item}' has no examples in '{entry.Language}' (dialogs/languages/{entry.Language}/intents.yaml).");
                return;
            }

            _intents.Insert(last + 1, new IntentExample(entry.Item, entry.Body, entry.Language, entry.Place, 0));
        }
        else if (!AddAsk(entry))
        {
            return;
        }

        _asks.Add(new LabelledAsk(entry.Body, entry.Item, entry.Place, 0));
    }

    private bool AddAsk(OverlayEntry entry)
    {
        var at = _items.FindIndex(i => i.Id == entry.Item);
        if (at < 0)
        {
            Note(entry, OverlayFinding.Conflict, $"There is no item and no intent '{entry.Item}'.");
            return false;
        }

        var item = _items[at];
        if (!item.Texts.TryGetValue(entry.Language, out var texts))
        {
            Note(entry, OverlayFinding.Conflict, $"'{entry.Item}' is not translated into '{entry.Language}'; its languages are {string.Join(", ", item.Texts.Keys)}.");
            return false;
        }

        if (entry.BaseHash.Length > 0 && entry.BaseHash != OverlayHash.Of(item, entry.Language))
            Note(entry, OverlayFinding.Changed, $"'{entry.Item}' has another title or answer than when '{entry.Body}' was learned; see whether it is still what the question means.");
        _items[at] = With(item, texts with { Asks = [.. texts.Asks, new FaqAsk(entry.Body, entry.Place, 0)] });
        return true;
    }

    private void AddItem(OverlayEntry entry)
    {
        var problems = new ContentProblems();
        if (OverlayItem.Read(entry, _items, new FaqRules(_forms, problems)) is { } read && problems.None)
        {
            var at = _items.FindIndex(i => i.Id == read.Entry.Id);
            if (at >= 0 && _items[at].Texts.ContainsKey(entry.Language))
            {
                NoteTwice(entry, _items[at], read.Entry);
                return;
            }

            foreach (var problem in ProblemsAmongOthers(entry, read.Entry)) problems.Add(entry.Place, 0, problem);
            if (problems.None)
            {
                Put(at, entry.Language, read);
                foreach (var ask in read.Entry.Texts[entry.Language].Asks) _asks.Add(new LabelledAsk(ask.Text, read.Entry.Id, entry.Place, 0));
                return;
            }
        }

        Note(entry, OverlayFinding.Conflict, string.Join(' ', problems.Found.Select(p => p.Message)));
    }

    private void NoteTwice(OverlayEntry entry, FaqEntry there, FaqEntry learned)
    {
        if (OverlayHash.Of(there, entry.Language) == OverlayHash.Of(learned, entry.Language)) Note(entry, OverlayFinding.InFiles, $"Item '{there.Id}' is there already ({there.Place}).");
        else Note(entry, OverlayFinding.Conflict, $"Item '{there.Id}' is there already with other words ({there.Place}), and those count.");
    }

    private IEnumerable<string> ProblemsAmongOthers(OverlayEntry entry, FaqEntry item)
    {
        foreach (var problem in FaqCheck.ProblemsOf(item, id => _learned.Contains(id) || _items.Exists(i => i.Id == id))) yield return problem;
        foreach (var ask in item.Texts[entry.Language].Asks)
            if (_asks.Find(ask.Text) is { } there && there.Label != item.Id)
                yield return $"'{ask.Text}' stands under '{there.Label}' already ({there.Place}); one way of asking can mean one thing only.";
    }

    // As the files would be read: categories by the names of their files, an item behind the others of its category.
    private void Put(int at, string language, OverlayItem read)
    {
        if (at >= 0)
        {
            _items[at] = With(_items[at], read.Entry.Texts[language]);
            return;
        }

        var category = _categories.FindIndex(c => c.Id == read.Category);
        if (category >= 0)
        {
            _categories[category] = _categories[category] with { Items = [.. _categories[category].Items, read.Entry.Id] };
        }
        else
        {
            category = _categories.FindIndex(c => string.CompareOrdinal(c.Id + ".yaml", read.Category + ".yaml") > 0);
            if (category < 0) category = _categories.Count;
            var titles = new Dictionary<string, string>(StringComparer.Ordinal) { [FaqEntry.BaseLanguage] = read.CategoryTitle };
            _categories.Insert(category, new FaqCategory(read.Category, titles, [read.Entry.Id]));
        }

        var before = _categories.Take(category + 1).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        _items.Insert(_items.FindLastIndex(i => before.Contains(i.Category)) + 1, read.Entry);
    }

    // Learned items may name each other, whichever comes first; one of them may turn out to be of no use.
    private void DropDeadNeighbours()
    {
        var there = _items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _items.Count; i++)
            if (!_items[i].See.All(there.Contains)) _items[i] = _items[i] with { See = _items[i].See.Where(there.Contains).ToList() };
    }

    // The languages in the order of the folders, as the reader has them.
    private FaqEntry With(FaqEntry item, FaqTexts texts)
    {
        var all = new Dictionary<string, FaqTexts>(StringComparer.Ordinal);
        foreach (var language in _files.Book.Languages)
            if ((language == texts.Language ? texts : item.Texts.GetValueOrDefault(language)) is { } known) all[language] = known;
        return item with { Texts = all };
    }

    private void Note(OverlayEntry entry, OverlayFinding finding, string message) => _notes.Add(new OverlayNote(entry, finding, message));
}

/// <param name="Content">With everything that could be used.</param>
/// <param name="Notes">What somebody should know of an entry.</param>
public sealed record OverlaidContent(FaqContent Content, IReadOnlyList<OverlayNote> Notes);

/// <param name="Message">A sentence for whoever looks after the content.</param>
public sealed record OverlayNote(OverlayEntry Entry, OverlayFinding Finding, string Message);

public enum OverlayFinding
{
    /// <summary>It says what the files say too: nothing is lost when it is withdrawn.</summary>
    InFiles,

    /// <summary>It is used, but what it was made for has changed since.</summary>
    Changed,

    /// <summary>It cannot be used with the content as it is.</summary>
    Conflict,
}
