namespace SmartCV.Bot.Dialogs;

/// <summary>Makes the outcome of a form whose required fields are filled.</summary>
internal static class FormOutcomes
{
    private const int LongestTitle = 80;

    public static FormOutcome Of(FormDefinition form, FormState state, (FormTexts Texts, string Language) tongue)
    {
        var values = new List<FormValue>();
        foreach (var field in form.Fields)
        {
            if (!state.Values.TryGetValue(field.Name, out var value)) continue;
            var label = form.Wording(field, tongue.Language).Label;
            var shown = FormSummary.Shown(form, field, value.Value, tongue);
            values.Add(new FormValue(field.Name, label, value.Value, shown, value.Source, value.Words, value.Moment));
        }

        return new FormOutcome
        {
            Form = form.Name,
            Title = Title(form, state, tongue),
            Values = values,
            Files = state.Files,
            Other = state.Notes.Count == 0 ? null : string.Join('\n', state.Notes),
            Category = state.ValueOf("category") ?? form.Ticket.Category,
            Type = state.ValueOf("type") ?? form.Ticket.Type,
            Priority = state.ValueOf("priority") ?? form.Ticket.Priority,
            Tags = form.Ticket.Tags,
            Done = form.Done,
        };
    }

    private static string Title(FormDefinition form, FormState state, (FormTexts Texts, string Language) tongue)
    {
        if (form.Subject is { } subject && state.ValueOf(subject) is { } named) return Plain.FirstSentence(named, LongestTitle);
        var title = form.In(tongue.Language).Title;
        var first = form.Fields.FirstOrDefault(f => f.IsFreeText && state.ValueOf(f.Name) is not null);
        if (first is null) return title;
        return Plain.FirstSentence(tongue.Texts(tongue.Language, "form.summary_line", ("label", title), ("value", state.ValueOf(first.Name))), LongestTitle);
    }
}
