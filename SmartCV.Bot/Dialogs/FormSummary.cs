using SmartCV.Bot.Text;

namespace SmartCV.Bot.Dialogs;

/// <param name="Number">From 1: with it the user picks the line to change.</param>
internal sealed record SummaryLine(int Number, FormField Field, string Label, string Shown, FieldValue? Value);

/// <summary>The lines of the summary, in the order of the form.</summary>
internal static class FormSummary
{
    public static List<SummaryLine> Lines(FormDefinition form, FormState state, (FormTexts Texts, string Language) tongue)
    {
        var lines = new List<SummaryLine>();
        foreach (var field in form.Fields)
        {
            if (!IsShown(field, state)) continue;
            var value = state.Values.GetValueOrDefault(field.Name);
            var shown = field.Kind == FieldKind.File
                ? tongue.Texts(tongue.Language, "form.files", ("count", state.Files.Count))
                : value is null ? tongue.Texts(tongue.Language, "form.empty") : Shown(form, field, value.Value, tongue);
            lines.Add(new SummaryLine(lines.Count + 1, field, form.Wording(field, tongue.Language).Label, shown, value));
        }

        return lines;
    }

    /// <summary>The value as people read it: a choice by its title, a list on one line.</summary>
    public static string Shown(FormDefinition form, FormField field, string value, (FormTexts Texts, string Language) tongue) => field.Kind switch
    {
        FieldKind.Choice => form.Wording(field, tongue.Language).Choices.GetValueOrDefault(value) ?? value,
        FieldKind.Boolean => tongue.Texts(tongue.Language, value == "yes" ? "form.yes" : "form.no"),
        FieldKind.List => value.Replace("\n", " → ", StringComparison.Ordinal),
        _ => value,
    };

    /// <summary>
    /// True when a choice was concluded from what the user told, and not named: which kind of problem it is, mostly. The user's words are kept beside a value
    /// that is not one of them; where they hold a word for the choice, the user has said it.
    /// </summary>
    public static bool IsGuess(FormField field, string value, string? words)
    {
        if (field.Kind != FieldKind.Choice || words is null) return false;
        var said = TextFold.Key(words);
        return !field.ChoiceWords.Any(w => w.Value == value && said.Contains(w.Key, StringComparison.Ordinal));
    }

    /// <summary>The field that a number or a name means, or null.</summary>
    public static FormField? Pick(FormDefinition form, FormState state, string target, FormCommands commands)
    {
        var key = commands.TrimTarget(Plain.Key(target));
        if (key.Length == 0) return null;
        if (Ordinal.Read(key) is { } number)
        {
            var seen = 0;
            foreach (var field in form.Fields)
                if (IsShown(field, state) && ++seen == number) return field;
            return null;
        }

        return Named(form, key);
    }

    private static bool IsShown(FormField field, FormState state) =>
        FormProgress.HasValue(field, state) || (field.Required && FormCondition.AllHold(field.When, state));

    private static FormField? Named(FormDefinition form, string key)
    {
        FormField? near = null;
        var several = false;
        foreach (var field in form.Fields)
        {
            if (field.Name == key) return field;
            foreach (var wording in form.Wordings.Values)
            {
                var label = Plain.Key(wording.Fields[field.Name].Label);
                if (label == key) return field;
                if (key.Length < 2 || !label.Contains(key, StringComparison.Ordinal) || near == field) continue;
                several |= near is not null;
                near = field;
            }
        }

        return several ? null : near;
    }
}
