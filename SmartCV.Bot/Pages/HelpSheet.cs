using System.Text.Json;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Pages;

/// <summary>What stands in the fields of a page.</summary>
/// <param name="Browser">What the browser tells, by field name.</param>
/// <param name="Errors">By field name, in the reader's language.</param>
public sealed record HelpFill(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Browser, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>What is known of the customer from before, by field name.</summary>
    public IReadOnlyDictionary<string, KnownValue> Known { get; init; } = new Dictionary<string, KnownValue>();
}

/// <summary>Fields that belong together.</summary>
/// <param name="Title">Empty for those that need none.</param>
/// <param name="Files">Label of the file input that ends the section, or null.</param>
public sealed record HelpSection(string Title, IReadOnlyList<HelpField> Fields, string? Files);

/// <summary>A form as its page shows it: what the bot would ask, and what it never asks folded away.</summary>
public sealed record HelpSheet(IReadOnlyList<HelpSection> Sections, IReadOnlyList<HelpField> Folded)
{
    public IEnumerable<HelpField> Wrong => Sections.SelectMany(s => s.Fields).Concat(Folded).Where(f => f.Error is not null);

    public static HelpSheet Of(FormDefinition form, HelpFill fill, (TextCatalog Texts, string Language) tongue)
    {
        var sections = new List<HelpSection>();
        var open = new List<HelpField>();
        string? files = null;
        foreach (var field in form.Fields.Where(f => !form.IsFolded(f) || f.Kind == FieldKind.File))
        {
            if (field.Kind == FieldKind.File) files ??= form.Wording(field, tongue.Language).Label;
            else if (field.Covers.Count > 0) Group(field);
            else if (!form.Fields.Any(f => f.Covers.Contains(field.Name))) open.Add(FieldOf(form, field, fill, tongue));
        }

        Close("");
        return new HelpSheet(sections, form.Fields.Where(f => f.Kind != FieldKind.File && form.IsFolded(f)).Select(f => FieldOf(form, f, fill, tongue)).ToList());

        // What one question of the dialogue asks for stands together here.
        void Group(FormField question)
        {
            Close("");
            open.AddRange(question.Covers.Select(form.Field).OfType<FormField>().Select(f => FieldOf(form, f, fill, tongue)));
            Close(form.Wording(question, tongue.Language).Label);
        }

        void Close(string title)
        {
            if (open.Count > 0 || files is not null) sections.Add(new HelpSection(title, open, files));
            (open, files) = ([], null);
        }
    }

    private static HelpField FieldOf(FormDefinition form, FormField field, HelpFill fill, (TextCatalog Texts, string Language) tongue)
    {
        var wording = form.Wording(field, tongue.Language);
        var value = fill.Values.GetValueOrDefault(field.Name, "");
        return new HelpField
        {
            Field = field,
            Label = wording.Label,
            Mark = form.IsFolded(field) ? "" : T(MarkOf(field)),
            Origin = OriginOf(value),
            Help = HelpOf(field, wording),
            Value = value,
            Choose = T("help.choose"),
            Error = fill.Errors.GetValueOrDefault(field.Name),
            Choices = field.Kind == FieldKind.Boolean
                ? [new HelpChoices("", [new HelpChoice("yes", T("form.yes")), new HelpChoice("no", T("form.no"))])]
                : ChoicesOf(form, field, tongue.Language),
            When = WhenOf(form, field),
        };

        string T(string key) => tongue.Texts.Text(tongue.Language, key);

        string OriginOf(string shown)
        {
            if (shown.Length == 0) return "";
            if (fill.Browser.GetValueOrDefault(field.Name) == shown) return T("form.from_browser");
            return fill.Known.GetValueOrDefault(field.Name) is { } known && known.Value == shown ? T("form.from_" + known.Source) : "";
        }

        string HelpOf(FormField f, FieldWording w)
        {
            // The hint of a date says how to write one; here it is picked.
            var lines = f.Kind == FieldKind.Date ? [w.Question] : new[] { w.Question, w.Hint };
            var help = string.Join('\n', lines.Where(l => l.Length > 0));
            return help.Length == 0 && f.Kind == FieldKind.List ? T("help.one_per_line") : help;
        }
    }

    private static string MarkOf(FormField field) => HelpForms.IsNeeded(field) ? "help.required" : field.Required ? "help.if_needed" : "help.optional";

    // Choices that each set another field (a type its category) are grouped by what they set.
    private static List<HelpChoices> ChoicesOf(FormDefinition form, FormField field, string language)
    {
        return field.Choices.GroupBy(TitleOf).Select(g => new HelpChoices(g.Key, g.Select(c => new HelpChoice(c.Value, TitleIn(field, c.Value))).ToList())).ToList();

        string TitleOf(FormChoice choice) =>
            choice.Sets.Count == 1 && choice.Sets.First() is var (name, value) && form.Field(name) is { Kind: FieldKind.Choice } other ? TitleIn(other, value) : "";

        string TitleIn(FormField of, string value) => form.Wording(of, language).Choices.GetValueOrDefault(value, value);
    }

    private static string? WhenOf(FormDefinition form, FormField field)
    {
        var choices = field.When.Where(c => form.Field(c.Field)?.Kind == FieldKind.Choice).ToDictionary(c => c.Field, c => c.Values);
        return choices.Count == 0 ? null : JsonSerializer.Serialize(choices);
    }
}
