using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Knowledge;

/// <summary>Reads one file of items.</summary>
internal static class FaqFile
{
    public static void ReadBase(ContentNode file, FaqDraft draft, FaqRules rules)
    {
        file.Only("category", "title", "items");
        var category = Category(file);
        if (category is null) return;
        if (draft.HasCategory(category)) file.Problem($"Category '{category}' has a file already.");
        else draft.AddCategory(category, Line(file, "title"));
        foreach (var item in file.Need("items")?.Items() ?? []) ReadBaseItem(item, category, draft, rules);
    }

    public static void ReadTranslation(ContentNode file, string language, FaqDraft draft, FaqRules rules)
    {
        file.Only("category", "title", "items");
        var category = Category(file);
        if (category is null) return;
        if (!draft.HasCategory(category))
        {
            file.Problem($"Category '{category}' is not in the base language ({FaqEntry.BaseLanguage}); a translation can't add one.");
            return;
        }

        draft.TranslateCategory(category, language, Line(file, "title"));
        foreach (var item in file.Need("items")?.Items() ?? []) ReadTranslatedItem(item, language, draft, rules);
    }

    /// <summary>Reads an item of the base language into the draft.</summary>
    public static void ReadBaseItem(ContentNode item, string category, FaqDraft draft, FaqRules rules)
    {
        item.Only("id", "title", "ask", "answer", "see", "offer", "known", "urgent", "urgent-if");
        var id = Line(item, "id");
        if (id.Length == 0) return;
        if (!id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || IntentExamples.Names.Contains(id))
            item.Problem($"An id is made of small letters, digits and dashes, and is no intent ({string.Join(", ", IntentExamples.Names)}); was '{id}'.");
        if (draft.Find(id) is { } taken)
        {
            item.Problem($"Item '{id}' is there already ({taken.Place}); an id must be used once.");
            return;
        }

        var offer = rules.Offers(item.Find("offer"));
        var answers = FaqVariants.ReadBase(item, offer, rules);
        var entry = new FaqEntry
        {
            Id = id,
            Category = category,
            Variants = answers.ConvertAll(a => a.Variant),
            Texts = new Dictionary<string, FaqTexts>(),
            See = item.Find("see")?.Texts() ?? [],
            Known = item.Find("known")?.Flag() ?? true,
            Urgent = item.Find("urgent")?.Flag() ?? false,
            Place = $"{item.File}:{item.Line}",
        };
        if (!entry.Known && offer is not ["person", ..]) item.Problem($"Item '{id}' is 'known: false', so its 'offer' must begin with person.");
        draft.Add(entry, Texts(item, FaqEntry.BaseLanguage, answers.ConvertAll(a => a.Text)), item);
    }

    /// <summary>Reads the translation of an item that the draft knows.</summary>
    public static void ReadTranslatedItem(ContentNode item, string language, FaqDraft draft, FaqRules rules)
    {
        item.Only("id", "title", "ask", "answer", "urgent-if");
        var id = Line(item, "id");
        if (id.Length == 0) return;
        if (draft.Find(id) is not { } entry)
        {
            item.Problem($"Item '{id}' is not in the base language ({FaqEntry.BaseLanguage}); a translation can't add one.");
            return;
        }

        // Too few texts would leave a variant without words, so the whole item falls back to the base language.
        if (FaqVariants.ReadTranslation(item, entry, rules) is not { } answers) return;
        if (!draft.Translate(id, Texts(item, language, answers))) item.Problem($"Item '{id}' is translated into '{language}' twice.");
    }

    private static FaqTexts Texts(ContentNode item, string language, IReadOnlyList<string> answers)
    {
        var asks = new List<FaqAsk>();
        foreach (var ask in item.Need("ask")?.Items() ?? [])
        {
            var text = ask.Text().Trim();
            if (text.Length == 0) ask.Problem("A way of asking must not be empty.");
            else asks.Add(new FaqAsk(text, ask.File, ask.Line));
        }

        return new FaqTexts(language, Line(item, "title"), asks, answers, item.Find("urgent-if")?.Texts() ?? []);
    }

    // The name of the file is how people find an item; a category that says something else would hide it.
    private static string? Category(ContentNode file)
    {
        var category = Line(file, "category");
        if (category.Length == 0) return null;
        var name = Path.GetFileNameWithoutExtension(file.File);
        if (category != name) file.Problem($"The file is named '{name}' but its category is '{category}'; they must be the same.");
        return category;
    }

    private static string Line(ContentNode node, string key)
    {
        var member = node.Need(key);
        var text = member?.Text().Trim() ?? "";
        if (member is not null && text.Length == 0) member.Problem($"'{key}' must not be empty.");
        return text;
    }
}
