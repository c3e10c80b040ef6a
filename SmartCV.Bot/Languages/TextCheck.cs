using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Languages;

/// <summary>Holds the texts of the base language against what the program and the rest of the content say. Translations are held against the base when they are read.</summary>
public static class TextCheck
{
    public static void Run(TextCatalog texts, IEnumerable<NamedText> named, ContentProblems problems)
    {
        // A base that could not be read at all is one problem and not two hundred.
        if (texts.Keys.Count == 0) return;
        foreach (var text in ProgramTexts.All)
            if (!text.IsOpen && !texts.Has(text.Key))
                problems.Add(TextCatalog.BaseFile, texts.LineNear(text.Key), $"The text '{text.Key}' is missing; the program says it{Values(text)}.");
        foreach (var (key, line, names) in texts.BaseTexts) Check(key, line, names, problems);
        foreach (var name in named)
            if (WhyUnusable(texts, name) is { } why) problems.Add(name.File, name.Line, why);
    }

    private static void Check(string key, int line, IEnumerable<string> names, ContentProblems problems)
    {
        if (ProgramTexts.Find(key) is not { } text)
        {
            problems.Add(TextCatalog.BaseFile, line, $"The program says no text '{key}': a misspelt key, or a text that is no longer used.");
            return;
        }

        var strange = names.Except(text.Given).ToList();
        if (strange.Count > 0)
            problems.Add(TextCatalog.BaseFile, line, $"The text '{key}' has {{{string.Join("}, {", strange)}}}, which the program does not give; allowed: {List(text)}.");
    }

    private static string? WhyUnusable(TextCatalog texts, NamedText named)
    {
        if (!named.Key.StartsWith(named.Prefix, StringComparison.Ordinal)) return $"'{named.Member}' must name a text that begins with '{named.Prefix}', was '{named.Key}'.";
        if (texts.Has(named.Key)) return null;
        var known = texts.Keys.Where(k => k.StartsWith(named.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return $"'{named.Member}' names the text '{named.Key}', which {TextCatalog.BaseFile} does not have; it has {string.Join(", ", known)}.";
    }

    private static string Values(ProgramText text) => text.Given.Count == 0 ? "" : " and gives " + List(text);

    private static string List(ProgramText text) => text.Given.Count == 0 ? "none" : string.Join(", ", text.Given.Select(n => $"{{{n}}}"));
}

/// <summary>A text that the content names, such as the one that a form says when it is done.</summary>
/// <param name="Member">What names it, as it is written in the file.</param>
/// <param name="Prefix">How keys must begin that may stand there: others are given other values.</param>
public sealed record NamedText(string Member, string Key, string Prefix, string File, int Line);
