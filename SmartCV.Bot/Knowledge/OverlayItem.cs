using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>An item as it lies in the overlay: a file of items with this one in it.</summary>
/// <param name="CategoryTitle">Counts only when the category is new.</param>
internal sealed record OverlayItem(FaqEntry Entry, string Category, string CategoryTitle)
{
    /// <summary>Reads the body of the entry. Null, and problems, when it can't be understood.</summary>
    /// <param name="known">The items there are: a translation belongs to one of them.</param>
    public static OverlayItem? Read(OverlayEntry entry, IReadOnlyList<FaqEntry> known, FaqRules rules)
    {
        if (ContentNode.Read(new StringReader(entry.Body), entry.Place, rules.Problems) is not { } file) return null;
        file.Only("category", "title", "items");
        var category = file.Need("category")?.Text().Trim() ?? "";
        if (category.Length == 0 || !category.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            file.Problem($"'category' names a file of dialogs/languages/{FaqEntry.BaseLanguage}/faq: small letters, digits and dashes; was '{category}'.");
            return null;
        }

        var title = file.Need("title")?.Text().Trim() ?? "";
        if (title.Length == 0) file.Problem("'title' must not be empty.");
        if (file.Need("items")?.Items().ToList() is not [{ } item])
        {
            file.Problem("'items' must hold one item here.");
            return null;
        }

        return entry.Language == FaqEntry.BaseLanguage ? ReadBase(item, category, title, rules) : ReadTranslation(entry, item, known, rules);
    }

    /// <summary>The category that a body names which has been read before; it is also the name of its file.</summary>
    public static string CategoryOf(OverlayEntry entry) => ContentNode.Read(new StringReader(entry.Body), entry.Place, new ContentProblems())?.Find("category")?.Text().Trim() ?? "";

    private static OverlayItem? ReadBase(ContentNode item, string category, string title, FaqRules rules)
    {
        var draft = new FaqDraft();
        FaqFile.ReadBaseItem(item, category, draft, rules);
        return draft.ToBook([FaqEntry.BaseLanguage]).Entries is [var entry] ? new OverlayItem(entry, category, title) : null;
    }

    private static OverlayItem? ReadTranslation(OverlayEntry entry, ContentNode item, IReadOnlyList<FaqEntry> known, FaqRules rules)
    {
        if (known.FirstOrDefault(k => k.Id == item.Find("id")?.Text().Trim()) is not { } translated)
        {
            item.Problem($"Item '{item.Find("id")?.Text()}' is not in the base language ({FaqEntry.BaseLanguage}); a translation can't add one.");
            return null;
        }

        // What is translated already stays out of the draft, so that the two can be held against each other.
        var draft = new FaqDraft();
        draft.Add(translated, translated.Texts[FaqEntry.BaseLanguage], item);
        FaqFile.ReadTranslatedItem(item, entry.Language, draft, rules);
        if (draft.ToBook([]).Entries[0].Texts.GetValueOrDefault(entry.Language) is not { } texts) return null;
        return new OverlayItem(
            translated with { Texts = new Dictionary<string, FaqTexts>(translated.Texts, StringComparer.Ordinal) { [entry.Language] = texts } }, translated.Category, "");
    }
}
