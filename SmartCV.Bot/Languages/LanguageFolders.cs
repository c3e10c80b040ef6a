namespace SmartCV.Bot.Languages;

/// <summary>A language is a folder below dialogs/languages, named by its code: zh, en, ja.</summary>
internal static class LanguageFolders
{
    /// <summary>The base language first, then the others by code.</summary>
    public static IReadOnlyList<string> Codes(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "dialogs", "languages");
        var names = Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)) : [];
        return [TextCatalog.BaseLanguage, .. names.Where(n => n != TextCatalog.BaseLanguage && !n.StartsWith('.')).Order(StringComparer.Ordinal)];
    }

    public static string PathOf(string contentRoot, string language, string file) =>
        Path.Combine(contentRoot, "dialogs", "languages", language, file);

    public static string ShownAs(string language, string file) => $"dialogs/languages/{language}/{file}";
}
