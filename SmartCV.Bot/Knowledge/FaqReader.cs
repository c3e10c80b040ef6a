using SmartCV.Bot.Foundation;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Knowledge;

/// <summary>
/// Reads dialogs/languages/*/faq/*.yaml and dialogs/languages/*/intents.yaml. Every mistake is added to the problems with file, line and
/// what is expected, and what can be understood is returned all the same: whether to start with mistakes is the host's decision.
/// </summary>
public static class FaqReader
{
    /// <param name="contentRoot">The folder that holds dialogs/.</param>
    /// <param name="forms">Names of the forms there are; null when offers of forms can't be checked.</param>
    public static FaqContent Read(string contentRoot, IReadOnlySet<string>? forms, ContentProblems problems)
    {
        var mark = problems.Found.Count;
        var languages = Languages(contentRoot);
        var draft = new FaqDraft();
        var rules = new FaqRules(forms, problems);
        foreach (var file in Load(contentRoot, FaqEntry.BaseLanguage, problems)) FaqFile.ReadBase(file, draft, rules);
        // An item that could not be read is missing to its translations.
        var following = problems.IfNoneSince(mark);
        foreach (var language in languages.Skip(1))
            foreach (var file in Load(contentRoot, language, following)) FaqFile.ReadTranslation(file, language, draft, new FaqRules(forms, following));

        var book = draft.ToBook(languages);
        var intents = ReadIntents(contentRoot, languages, problems);
        if (problems.Found.Count == mark) FaqCheck.Run(book, draft, intents, rules);
        return new FaqContent(book, intents);
    }

    /// <summary>The base language first, then every other folder below dialogs/languages, by name.</summary>
    private static List<string> Languages(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "dialogs", "languages");
        var names = Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)) : [];
        return [FaqEntry.BaseLanguage, .. names.Where(n => n != FaqEntry.BaseLanguage).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<ContentNode> Load(string contentRoot, string language, ContentProblems problems)
    {
        var folder = Path.Combine(contentRoot, "dialogs", "languages", language, "faq");
        if (!Directory.Exists(folder)) return [];
        return Directory.GetFiles(folder, "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(path => ContentNode.Load(path, $"dialogs/languages/{language}/faq/{Path.GetFileName(path)}", problems))
            .OfType<ContentNode>();
    }

    private static IntentExamples ReadIntents(string contentRoot, IReadOnlyList<string> languages, ContentProblems problems)
    {
        var all = new List<IntentExample>();
        foreach (var language in languages)
        {
            var path = Path.Combine(contentRoot, "dialogs", "languages", language, "intents.yaml");
            if (!File.Exists(path)) continue;
            if (ContentNode.Load(path, $"dialogs/languages/{language}/intents.yaml", problems) is { } file) IntentFile.Read(file, language, all);
        }

        return new IntentExamples(all);
    }
}

/// <summary>What the content files say.</summary>
public sealed record FaqContent(FaqBook Book, IntentExamples Intents)
{
    /// <summary>All texts the understanding is trained from.</summary>
    public IReadOnlyList<LabelledText> Examples() => [.. Book.Examples(), .. Intents.Examples()];
}
