using System.Collections.Frozen;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Languages;

/// <summary>
/// Replies that mean something as a whole (yes, cancel, 转人工), from dialogs/languages/*/words.yaml. The words of every language count in
/// every conversation: people who write Chinese say "ok" too. Polite words around them (请…, …谢谢) come from the lists
/// <see cref="Before"/> and <see cref="After"/> and are looked through.
/// </summary>
public sealed class LanguageWords
{
    /// <summary>Names of the two lists with what may stand before and after a word.</summary>
    public const string Before = "before", After = "after";

    private const string FileName = "words.yaml";
    private const int LongestText = 40;
    private const int MostPoliteWords = 4;

    // A turn asks for a dozen lists, one after the other, whether they hold the same text.
    [ThreadStatic]
    private static (LanguageWords? Words, string? Text, IReadOnlyList<Hit> Hits) _last;

    private readonly FrozenSet<string> _lists;
    private readonly FrozenDictionary<string, Hit[]> _hits;
    private readonly FrozenDictionary<string, string[]> _words;

    private LanguageWords(Dictionary<string, Dictionary<string, string>> lists, List<(string List, string File, int Line)> places)
    {
        Places = places;
        _words = lists.ToFrozenDictionary(l => l.Key, l => Longest(l.Value), StringComparer.Ordinal);
        lists.Remove(Before);
        lists.Remove(After);
        _lists = lists.Keys.ToFrozenSet(StringComparer.Ordinal);
        _hits = lists
            .SelectMany(l => l.Value, (list, word) => (Word: word.Key, Hit: new Hit(list.Key, word.Value)))
            .GroupBy(w => w.Word, w => w.Hit, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How problems name the file of the base language.</summary>
    public static string BaseFile { get; } = LanguageFolders.ShownAs(TextCatalog.BaseLanguage, FileName);

    /// <summary>Where the lists stand; one that several languages have is there several times.</summary>
    public IReadOnlyList<(string List, string File, int Line)> Places { get; }

    /// <summary>Reads the words of all languages; mistakes are added to the problems. A language without the file adds no words.</summary>
    public static LanguageWords Load(string contentRoot, ContentProblems problems)
    {
        var lists = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var places = new List<(string List, string File, int Line)>();
        foreach (var code in LanguageFolders.Codes(contentRoot))
        {
            var path = LanguageFolders.PathOf(contentRoot, code, FileName);
            if (code != TextCatalog.BaseLanguage && !File.Exists(path)) continue;
            if (ContentNode.Load(path, LanguageFolders.ShownAs(code, FileName), problems) is { } file) Read(file, code, (lists, places));
        }

        return new LanguageWords(lists, places);
    }

    /// <summary>True when the whole text is one of the words of that list, in any language.</summary>
    /// <exception cref="KeyNotFoundException">No language has such a list; <see cref="WordLists.Check"/> tells it at the start.</exception>
    public bool Is(string list, string text) => LanguageOf(list, text) is not null;

    /// <summary>The language whose list holds the text (the first one when several do); null when it is none of the words.</summary>
    /// <exception cref="KeyNotFoundException">No language has such a list.</exception>
    public string? LanguageOf(string list, string text)
    {
        if (!_lists.Contains(list)) throw new KeyNotFoundException($"There is no word list '{list}' in any {FileName}.");
        foreach (var hit in HitsOf(text))
            if (hit.List == list) return hit.Language;
        return null;
    }

    /// <summary>What follows when the key begins with one of the words of that list and holds more than it; null when it does not.</summary>
    /// <param name="key">A text as <see cref="WordKey"/> folds it.</param>
    internal string? AfterOneOf(string list, string key)
    {
        foreach (var word in _words.GetValueOrDefault(list, []))
            if (key.Length > word.Length && key.StartsWith(word, StringComparison.Ordinal) && IsBorder(key, word.Length)) return WordKey.Of(key[word.Length..]);
        return null;
    }

    /// <summary>What comes before when the key ends with one of the words of that list and holds more than it; null when it does not.</summary>
    internal string? BeforeOneOf(string list, string key)
    {
        foreach (var word in _words.GetValueOrDefault(list, []))
            if (key.Length > word.Length && key.EndsWith(word, StringComparison.Ordinal) && IsBorder(key, key.Length - word.Length)) return WordKey.Of(key[..^word.Length]);
        return null;
    }

    private IReadOnlyList<Hit> HitsOf(string text)
    {
        if (ReferenceEquals(_last.Words, this) && ReferenceEquals(_last.Text, text)) return _last.Hits;
        var hits = FindHits(text);
        _last = (this, text, hits);
        return hits;
    }

    // With fewer and fewer polite words; what is found with more of them comes first.
    private List<Hit> FindHits(string text)
    {
        var hits = new List<Hit>(0);
        if (text.Length > LongestText) return hits;
        var key = WordKey.Of(text);
        for (var taken = 0; taken <= MostPoliteWords && key.Length > 0; taken++)
        {
            if (_hits.TryGetValue(key, out var found)) hits.AddRange(found);
            var rest = WithoutPoliteWord(key);
            if (rest == key) return hits;
            key = rest;
        }

        return hits;
    }

    private string WithoutPoliteWord(string key) => AfterOneOf(Before, key) ?? BeforeOneOf(After, key) ?? key;

    // "a" before "agent" must not be taken out of "again": Latin words end at a sign or a blank, Han words anywhere.
    private static bool IsBorder(string key, int at) => !(char.IsAsciiLetterOrDigit(key[at - 1]) && char.IsAsciiLetterOrDigit(key[at]));

    private static void Read(ContentNode file, string language, (Dictionary<string, Dictionary<string, string>> Lists, List<(string List, string File, int Line)> Places) into)
    {
        foreach (var (name, value) in file.Members())
        {
            into.Places.Add((name, file.File, value.Line));
            if (!into.Lists.TryGetValue(name, out var words)) into.Lists[name] = words = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var text in value.Texts())
            {
                var key = WordKey.Of(text);
                if (key.Length == 0) value.Problem($"The list '{name}' has an empty word.");
                else words.TryAdd(key, language);
            }
        }
    }

    private static string[] Longest(Dictionary<string, string> words) => [.. words.Keys.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];

    private readonly record struct Hit(string List, string Language);
}
