using System.Collections.Frozen;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Dialogs;

/// <summary>Collects the texts of a form over all languages and fills the gaps of a translation from the base language.</summary>
internal sealed class FormTextReader(ContentProblems problems, string baseLanguage)
{
    private readonly Dictionary<(string Language, string Key), string> _texts = [];
    private readonly Dictionary<string, Dictionary<string, string>> _choiceWords = [];
    private readonly Dictionary<string, List<string>> _choiceValues = [];
    private readonly HashSet<string> _openingWords = [];
    private readonly SortedSet<string> _languages = [baseLanguage];

    public void ReadForm(ContentNode node)
    {
        node.Need("title");
        ReadTexts(baseLanguage, "", node, "title", "action", "about", "intro", "confirm");
        ReadOpeningWords(node);
    }

    public void ReadField(string field, ContentNode node)
    {
        node.Need("label");
        ReadTexts(baseLanguage, field + ".", node, "label", "question", "hint", "error");
    }

    public void ReadChoice(string field, string value, ContentNode node)
    {
        node.Need("title");
        if (!_choiceValues.TryGetValue(field, out var values)) _choiceValues[field] = values = [];
        values.Add(value);
        ReadChoiceTexts(baseLanguage, field, value, node);
    }

    public void ReadTranslation(string language, ContentNode node, List<FormField> fields)
    {
        _languages.Add(language);
        node.Only("title", "action", "about", "intro", "confirm", "words", "fields");
        ReadTexts(language, "", node, "title", "action", "about", "intro", "confirm");
        ReadOpeningWords(node);
        foreach (var (name, field) in node.Find("fields")?.Members() ?? [])
        {
            if (!fields.Exists(f => f.Name == name)) field.Problem($"The form has no field '{name}'.");
            field.Only("label", "question", "hint", "error", "choices");
            ReadTexts(language, name + ".", field, "label", "question", "hint", "error");
            foreach (var (value, choice) in field.Find("choices")?.Members() ?? [])
            {
                if (_choiceValues.GetValueOrDefault(name)?.Contains(value) != true) choice.Problem($"The field '{name}' has no choice '{value}'.");
                ReadChoiceTexts(language, name, value, choice);
            }
        }
    }

    public FrozenDictionary<string, string> ChoiceWordsOf(string field) =>
        _choiceWords.GetValueOrDefault(field)?.ToFrozenDictionary() ?? FrozenDictionary<string, string>.Empty;

    public FrozenSet<string> OpeningWords() => _openingWords.ToFrozenSet();

    public IReadOnlyDictionary<string, FormWording> Wordings(List<FormField> fields) =>
        _languages.ToDictionary(l => l, l => Wording(l, fields));

    /// <summary>Texts of the base language that a translation lacks: "en: fields.os.label".</summary>
    public IReadOnlyList<string> Untranslated() => _languages
        .SelectMany(l => _texts.Keys.Where(t => t.Language == baseLanguage && !_texts.ContainsKey((l, t.Key))).Select(t => $"{l}: {t.Key}"))
        .Order(StringComparer.Ordinal)
        .ToList();

    private FormWording Wording(string language, List<FormField> fields)
    {
        var byName = new Dictionary<string, FieldWording>();
        foreach (var field in fields)
        {
            byName[field.Name] = new FieldWording
            {
                Label = Text(language, field.Name + ".label"),
                Question = Text(language, field.Name + ".question"),
                Hint = Text(language, field.Name + ".hint"),
                Error = Text(language, field.Name + ".error"),
                Choices = field.Choices.Select(c => c.Value).Distinct().ToDictionary(v => v, v => Text(language, $"{field.Name}.choice.{v}")),
            };
        }

        return new FormWording
        {
            Title = Text(language, "title"),
            // Not the base language's action: a translated title is the better button.
            Action = _texts.GetValueOrDefault((language, "action")) ?? Text(language, "title"),
            About = Text(language, "about") is { Length: > 0 } about ? about : Text(language, "intro"),
            Intro = Text(language, "intro"),
            Confirm = Text(language, "confirm"),
            Fields = byName,
        };
    }

    private string Text(string language, string key) =>
        _texts.GetValueOrDefault((language, key)) ?? _texts.GetValueOrDefault((baseLanguage, key)) ?? "";

    private void ReadTexts(string language, string prefix, ContentNode node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (node.Find(key) is { } found) _texts[(language, prefix + key)] = found.Text().Trim();
    }

    private void ReadOpeningWords(ContentNode node)
    {
        if (node.Find("action") is { } action) _openingWords.Add(Plain.Key(action.Text()));
        foreach (var word in node.Find("words")?.Texts() ?? []) _openingWords.Add(Plain.Key(word));
    }

    // In a translation a choice is its title alone, or title and words.
    private void ReadChoiceTexts(string language, string field, string value, ContentNode node)
    {
        if (!node.IsText) node.Only("value", "title", "words", "when", "sets");
        var title = node.IsText ? node.Text() : node.Find("title")?.Text() ?? value;
        _texts[(language, $"{field}.choice.{value}")] = title;
        if (!_choiceWords.TryGetValue(field, out var words)) _choiceWords[field] = words = [];
        var all = node.IsText ? [title] : (node.Find("words")?.Texts() ?? []).Prepend(title).Append(value);
        foreach (var word in all)
        {
            var key = Plain.Key(word);
            if (!words.TryAdd(key, value) && words[key] != value)
                problems.Add(node.File, node.Line, $"'{word}' means two choices of '{field}': {words[key]} and {value}.");
        }
    }
}
