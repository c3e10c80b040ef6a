using System.Collections.Frozen;
using System.Security.Cryptography;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Dialogs;

/// <summary>Reads one form from its folder and its translations. Never throws: mistakes become problems with file and line.</summary>
internal sealed class FormReader(string root, string baseLanguage, IReadOnlyList<string> languages, ContentProblems problems)
{
    /// <summary>Null when the form cannot be used at all.</summary>
    public FormDefinition? Read(string name)
    {
        var shown = $"dialogs/forms/{name}/form.yaml";
        var path = Path.Combine(root, "dialogs", "forms", name, "form.yaml");
        if (ContentNode.Load(path, shown, problems) is not { } node) return null;
        var before = problems.Found.Count;
        node.Only("title", "action", "about", "intro", "confirm", "words", "done", "subject", "most-questions", "ticket", "fields");
        var texts = new FormTextReader(problems, baseLanguage);
        var fields = new List<FormField>();
        foreach (var item in node.Need("fields")?.Items() ?? [])
            if (FieldReader.Read(item, texts) is { } field) fields.Add(field);
        texts.ReadForm(node);
        // A field with a mistake is missing to its translations, and to the conditions of other fields.
        if (problems.Found.Count > before) return null;
        ReadTranslations(name, texts, fields);
        var form = new FormDefinition
        {
            Name = name,
            File = shown,
            Hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16],
            BaseLanguage = baseLanguage,
            Fields = fields.Select(f => f with { ChoiceWords = texts.ChoiceWordsOf(f.Name) }).ToList(),
            Wordings = texts.Wordings(fields),
            Words = texts.OpeningWords(),
            Untranslated = texts.Untranslated(),
            Done = node.Find("done")?.Text() ?? (node.Find("ticket") is null ? "form.done" : "form.done_report"),
            DoneLine = node.Find("done")?.Line ?? 0,
            Subject = node.Find("subject")?.Text(),
            MostQuestions = node.Find("most-questions")?.Number(1, 50) ?? int.MaxValue,
            Ticket = Mapping(node.Find("ticket")),
        };
        FormCheck.Check(form, problems.IfNoneSince(before));
        return problems.Found.Count == before ? form : null;
    }

    private void ReadTranslations(string name, FormTextReader texts, List<FormField> fields)
    {
        foreach (var language in languages)
        {
            var path = Path.Combine(root, "dialogs", "languages", language, "forms", name + ".yaml");
            if (language == baseLanguage || !File.Exists(path)) continue;
            if (ContentNode.Load(path, $"dialogs/languages/{language}/forms/{name}.yaml", problems) is { } node)
                texts.ReadTranslation(language, node, fields);
        }
    }

    private static TicketMapping Mapping(ContentNode? node)
    {
        if (node is null) return new TicketMapping();
        node.Only("category", "type", "priority", "tags", "person");
        return new TicketMapping
        {
            Category = node.Find("category")?.Text(),
            Type = node.Find("type")?.Text(),
            Priority = node.Find("priority")?.Word("P1", "P2", "P3"),
            Tags = node.Find("tags")?.Texts() ?? [],
            Person = node.Find("person")?.Flag() ?? false,
        };
    }
}
