using System.Collections.Frozen;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Dialogs;

/// <summary>All forms and the words that steer them. Read once; never changes.</summary>
public sealed class FormBook
{
    private readonly FrozenDictionary<string, FormDefinition> _forms;

    private FormBook(IEnumerable<FormDefinition> forms, FormCommands commands, IReadOnlySet<string> names)
    {
        Names = names;
        _forms = forms.ToFrozenDictionary(f => f.Name);
        All = _forms.Values.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        Commands = commands;
    }

    public IReadOnlyList<FormDefinition> All { get; }

    /// <summary>Of all forms in the folder, those with mistakes too.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Texts that text.yaml must have for these forms.</summary>
    public IEnumerable<NamedText> NamedTexts => All.Select(f => new NamedText("done", f.Done, "form.done", f.File, f.DoneLine));

    /// <summary>Skip, back, cancel ... in all languages.</summary>
    public FormCommands Commands { get; }

    /// <summary>Reads dialogs/forms/ and its translations. A form with mistakes is left out; the problems say why.</summary>
    /// <param name="root">The folder that holds dialogs/.</param>
    /// <param name="words">The general words: a form adds its own to them.</param>
    public static FormBook Load(string root, LanguageWords words, ContentProblems problems)
    {
        var languages = Folders(Path.Combine(root, "dialogs", "languages"));
        var reader = new FormReader(root, TextCatalog.BaseLanguage, languages, problems);
        var forms = new List<FormDefinition>();
        var names = Folders(Path.Combine(root, "dialogs", "forms"));
        foreach (var name in names)
            if (reader.Read(name) is { } form) forms.Add(form);
        CheckWords(forms, problems);
        return new FormBook(forms, FormCommands.Load(root, words, languages, problems), names.ToHashSet());
    }

    public FormDefinition? Find(string name) => _forms.GetValueOrDefault(name);

    /// <summary>The form that is opened by exactly this text (报告问题), or null.</summary>
    public FormDefinition? OpenedBy(string text)
    {
        var key = Plain.Key(text);
        foreach (var form in All)
            if (form.Words.Contains(key)) return form;
        return null;
    }

    private static void CheckWords(List<FormDefinition> forms, ContentProblems problems)
    {
        var owners = new Dictionary<string, string>();
        foreach (var form in forms)
            foreach (var word in form.Words.Order(StringComparer.Ordinal))
                if (!owners.TryAdd(word, form.Name)) problems.Add(form.File, 0, $"'{word}' already opens the form {owners[word]}.");
    }

    private static IReadOnlyList<string> Folders(string path) => Directory.Exists(path)
        ? Directory.GetDirectories(path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal).ToList()
        : [];
}
