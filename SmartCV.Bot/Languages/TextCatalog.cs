using System.Collections.Frozen;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Languages;

/// <summary>
/// Every sentence the program says by itself, from dialogs/languages/*/text.yaml. Nested keys are joined by dots: <c>ticket.status.open</c>.
/// The base language decides which keys and placeholders there are; a translation may lack some, and the base text is used instead.
/// Immutable: a reload makes a new catalog.
/// </summary>
public sealed class TextCatalog
{
    public const string BaseLanguage = "zh";

    private const string FileName = "text.yaml";

    /// <summary>How problems name the file of the base language.</summary>
    public static string BaseFile { get; } = LanguageFolders.ShownAs(BaseLanguage, FileName);

    private readonly FrozenDictionary<string, FrozenDictionary<string, TextTemplate>> _texts;
    private readonly FrozenDictionary<string, TextTemplate> _base;

    private TextCatalog(IReadOnlyList<string> languages, FrozenDictionary<string, FrozenDictionary<string, TextTemplate>> texts)
    {
        Languages = languages;
        _texts = texts;
        _base = texts[BaseLanguage];
    }

    /// <summary>Codes found, the base language first.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>All keys of the base language.</summary>
    public IReadOnlyCollection<string> Keys => _base.Keys;

    /// <summary>Reads all languages. Mistakes are added to the problems; what can be understood is usable all the same.</summary>
    /// <param name="contentRoot">The folder that holds dialogs/.</param>
    public static TextCatalog Load(string contentRoot, ContentProblems problems)
    {
        var codes = LanguageFolders.Codes(contentRoot);
        var texts = new Dictionary<string, FrozenDictionary<string, TextTemplate>>();
        foreach (var code in codes)
        {
            var file = ContentNode.Load(LanguageFolders.PathOf(contentRoot, code, FileName), LanguageFolders.ShownAs(code, FileName), problems);
            // Without a readable base every text of a translation would be reported as unknown: the one true problem is enough.
            var known = texts.GetValueOrDefault(BaseLanguage) is { Count: > 0 } original ? original : null;
            texts[code] = file is null ? FrozenDictionary<string, TextTemplate>.Empty : TextFile.Read(file, known);
        }

        return new TextCatalog(codes, texts.ToFrozenDictionary());
    }

    public bool Has(string key) => _base.ContainsKey(key);

    /// <summary>The sentence in that language (zh-CN counts as zh), or in the base language where the translation lacks it.</summary>
    /// <param name="args">Values of the placeholders; more than the sentence uses are fine.</param>
    /// <exception cref="KeyNotFoundException">The base language has no such key.</exception>
    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    public string Text(string language, string key, params (string Name, object? Value)[] args) => Find(language, key).Fill(key, args);

    /// <summary>The language of ours that fits a code such as <c>zh-Hans-CN</c>, <c>EN_us</c> or null; null when none does.</summary>
    public string? Closest(string? code)
    {
        if (string.IsNullOrWhiteSpace(code)) return null;
        var wanted = code.Trim().Replace('_', '-');
        while (true)
        {
            foreach (var language in Languages)
                if (language.Equals(wanted, StringComparison.OrdinalIgnoreCase)) return language;
            var cut = wanted.LastIndexOf('-');
            if (cut <= 0) return null;
            wanted = wanted[..cut];
        }
    }

    /// <summary>The texts of the base language: key, line, names of the placeholders.</summary>
    public IEnumerable<(string Key, int Line, IEnumerable<string> Names)> BaseTexts => _base.Select(t => (t.Key, t.Value.Line, t.Value.Names));

    /// <summary>The line where a missing text of the base language belongs: the first of its section, or 0.</summary>
    public int LineNear(string key)
    {
        var section = key[..(key.LastIndexOf('.') + 1)];
        return _base.Where(t => t.Key.StartsWith(section, StringComparison.Ordinal)).Select(t => t.Value.Line).DefaultIfEmpty(0).Min();
    }

    /// <summary>What a translation still lacks.</summary>
    public IReadOnlyList<string> Untranslated(string language) =>
        _texts.TryGetValue(language, out var own) ? _base.Keys.Where(k => !own.ContainsKey(k)).Order(StringComparer.Ordinal).ToList() : [.. Keys];

    private TextTemplate Find(string language, string key)
    {
        if (_texts.TryGetValue(language, out var own) && own.TryGetValue(key, out var text)) return text;
        if (own is null && Closest(language) is { } close && _texts[close].TryGetValue(key, out text)) return text;
        return _base.TryGetValue(key, out text) ? text : throw new KeyNotFoundException($"There is no text '{key}' in {BaseFile}.");
    }
}
