using System.Collections.Frozen;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Dialogs;

public enum FormCommand
{
    /// <summary>Leave this question out.</summary>
    Skip,

    /// <summary>"None", "don't know": leaves an optional question out.</summary>
    Nothing,
    Back,
    Cancel,
    Pause,
    Resume,
    Submit,
    Change,
    Card,

    /// <summary>"见图": points at files and says nothing else.</summary>
    Attached,
    Yes,
    No,
}

/// <summary>
/// The words that steer a form: the general ones of dialogs/languages/*/words.yaml (skip, back, cancel ...) and those that mean something
/// only while a form is open, from dialogs/languages/*/forms/_commands.yaml. All languages count in any conversation.
/// </summary>
public sealed class FormCommands
{
    private const int LongestCommand = 40;

    private static readonly (string Key, FormCommand Command)[] Keys =
    [
        ("skip", FormCommand.Skip), ("nothing", FormCommand.Nothing), ("back", FormCommand.Back), ("cancel", FormCommand.Cancel),
        ("pause", FormCommand.Pause), ("resume", FormCommand.Resume), ("submit", FormCommand.Submit), ("change", FormCommand.Change),
        ("card", FormCommand.Card), ("attached", FormCommand.Attached), ("yes", FormCommand.Yes), ("no", FormCommand.No),
    ];

    private static readonly string[] Parts = ["change-starts", "change-to", "change-is", "change-trims"];

    private readonly LanguageWords _general;
    private readonly FrozenDictionary<string, FrozenSet<FormCommand>> _words;
    private readonly string[] _changeStarts;
    private readonly string[] _changeTos;
    private readonly string[] _changeIs;
    private readonly string[] _trims;

    private FormCommands(LanguageWords general, Dictionary<string, HashSet<FormCommand>> words, Dictionary<string, HashSet<string>> parts)
    {
        _general = general;
        _words = words.ToFrozenDictionary(w => w.Key, w => w.Value.ToFrozenSet());
        _changeStarts = LongestFirst(parts["change-starts"]);
        _changeTos = LongestFirst(parts["change-to"]);
        _changeIs = LongestFirst(parts["change-is"]);
        _trims = LongestFirst(parts["change-trims"]);
    }

    internal static FormCommands Load(string root, LanguageWords general, IReadOnlyList<string> languages, ContentProblems problems)
    {
        var words = new Dictionary<string, HashSet<FormCommand>>();
        var parts = Parts.ToDictionary(p => p, _ => new HashSet<string>());
        foreach (var language in languages)
        {
            var path = Path.Combine(root, "dialogs", "languages", language, "forms", "_commands.yaml");
            if (language != TextCatalog.BaseLanguage && !File.Exists(path)) continue;
            if (ContentNode.Load(path, $"dialogs/languages/{language}/forms/_commands.yaml", problems) is not { } node) continue;
            node.Only([.. Keys.Select(k => k.Key), .. Parts]);
            foreach (var (key, command) in Keys)
                foreach (var word in node.Find(key)?.Texts() ?? []) Add(words, word, command);
            foreach (var part in Parts) parts[part].UnionWith((node.Find(part)?.Texts() ?? []).Select(Plain.Fold));
        }

        return new FormCommands(general, words, parts);
    }

    /// <summary>True when the whole text means this command.</summary>
    public bool Is(string text, FormCommand command) =>
        text.Length <= LongestCommand
        && ((_words.TryGetValue(Plain.Key(text), out var commands) && commands.Contains(command)) || (General(command) is { } list && _general.Is(list, text)));

    /// <summary>
    /// Reads "改第3项", "change browser to Firefox", "把浏览器改成Firefox": what comes after the opening words, split where a value begins.
    /// Whether the target exists is for the caller to see.
    /// </summary>
    /// <param name="loose">At the summary "浏览器是 Firefox" and "浏览器：Firefox" change a line, too; at a question they may be the answer.</param>
    internal IEnumerable<(string Target, string? Value)> ChangeReadings(string text, bool loose)
    {
        if (text.Length > 600) yield break;
        var folded = Plain.Fold(text);
        var first = folded.Length - folded.AsSpan().TrimStart().Length;
        foreach (var start in _changeStarts)
        {
            if (!folded.AsSpan(first).StartsWith(start)) continue;
            foreach (var reading in Split(text, folded, first + start.Length, true)) yield return reading;
            if (folded.Length - first <= 40) yield return (text[(first + start.Length)..], null);
        }

        foreach (var reading in Split(text, folded, first, loose)) yield return reading;
    }

    /// <summary>"第3项" without 第 and 项, "浏览器改一下" without 改一下.</summary>
    internal string TrimTarget(string key)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var trim in _trims)
            {
                if (key.Length <= trim.Length) continue;
                if (key.StartsWith(trim, StringComparison.Ordinal)) (key, again) = (Plain.Key(key[trim.Length..]), true);
                else if (key.EndsWith(trim, StringComparison.Ordinal)) (key, again) = (Plain.Key(key[..^trim.Length]), true);
            }
        }

        return key;
    }

    private IEnumerable<(string Target, string? Value)> Split(string text, string folded, int from, bool loose)
    {
        foreach (var to in loose ? _changeTos.Concat(_changeIs) : _changeTos)
        {
            var at = folded.IndexOf(to, from, StringComparison.Ordinal);
            if (at > from && at - from <= 30 && at + to.Length < text.Length) yield return (text[from..at], text[(at + to.Length)..].Trim());
        }
    }

    private static string? General(FormCommand command) => command switch
    {
        FormCommand.Skip => "skip",
        FormCommand.Back => "back",
        FormCommand.Cancel => "cancel",
        FormCommand.Pause => "pause",
        FormCommand.Resume => "resume",
        FormCommand.Submit => "submit",
        FormCommand.Yes => "yes",
        FormCommand.No => "no",
        _ => null,
    };

    private static void Add(Dictionary<string, HashSet<FormCommand>> words, string word, FormCommand command)
    {
        var key = Plain.Key(word);
        if (!words.TryGetValue(key, out var commands)) words[key] = commands = [];
        commands.Add(command);
    }

    private static string[] LongestFirst(IEnumerable<string> words) => words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).ToArray();
}
