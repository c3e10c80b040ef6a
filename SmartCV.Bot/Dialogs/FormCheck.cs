using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Dialogs;

/// <summary>What a form must keep to beyond its syntax; each breach becomes a problem with file and line.</summary>
internal static class FormCheck
{
    public static void Check(FormDefinition form, ContentProblems problems)
    {
        if (form.Fields.Count == 0) problems.Add(form.File, 0, "A form needs at least one field.");
        var seen = new HashSet<string>();
        foreach (var field in form.Fields)
        {
            foreach (var message in Breaches(form, field)) problems.Add(form.File, field.Line, $"Field '{field.Name}': {message}");
            if (!seen.Add(field.Name)) problems.Add(form.File, field.Line, $"Field '{field.Name}' is there twice.");
        }

        if (form.Subject is { } subject && !seen.Contains(subject)) problems.Add(form.File, 0, $"'subject' names no field: '{subject}'.");
    }

    private static IEnumerable<string> Breaches(FormDefinition form, FormField field)
    {
        var asked = field.Ask != AskRule.Never || field.Required;
        if (asked && form.Wording(field, form.BaseLanguage).Question.Length == 0)
            yield return "it needs a question (only 'ask: never' without 'required' goes without).";
        if (field.Kind == FieldKind.Choice != field.Choices.Count > 0) yield return "'choices' belong to kind choice, and every choice field needs some.";
        if (field.Choices.Select(c => c.Value).Distinct().Count() != field.Choices.Count) yield return "two choices have the same value.";
        if (field.Least > field.Most) yield return $"limits: min {field.Least} is above max {field.Most}.";
        if (field.Spill == field.Name || field.Derive == field.Name) yield return "'spill' and 'derive' must name another field.";
        foreach (var name in Named(field))
            if (!form.Fields.Any(f => f.Name == name)) yield return $"it names a field '{name}' that the form does not have.";
        foreach (var name in new[] { field.Spill, field.Derive })
            if (form.Fields.FirstOrDefault(f => f.Name == name) is { IsFreeText: false }) yield return $"'{name}' must be a text field to be used by 'spill' or 'derive'.";
    }

    private static IEnumerable<string> Named(FormField field)
    {
        var names = field.When.Select(c => c.Field).Concat(field.Covers);
        foreach (var choice in field.Choices) names = names.Concat(choice.When.Select(c => c.Field)).Concat(choice.Sets.Keys);
        if (field.Spill is not null) names = names.Append(field.Spill);
        if (field.Derive is not null) names = names.Append(field.Derive);
        return names.Distinct();
    }
}
