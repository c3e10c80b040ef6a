namespace SmartCV.Bot.Dialogs;

/// <summary>Makes the outcome of a form whose required fields are filled.</summary>
internal static class FormOutcomes
{
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

        var subject = form.Subject is { } name ? state.ValueOf(name) : null;
        return new FormOutcome
        {
            Form = form.Name,
            Title = subject is null ? form.In(tongue.Language).Title : Plain.FirstSentence(subject, 80),
            Values = values,
            Files = state.Files,
            Other = state.Notes.Count == 0 ? null : string.Join('\n', state.Notes),
            Category = state.ValueOf("category") ?? form.Ticket.Category,
            Type = state.ValueOf("type") ?? form.Ticket.Type,
            Priority = state.ValueOf("priority") ?? form.Ticket.Priority,
            Tags = form.Ticket.Tags,
            Person = form.Ticket.Person,
            Done = form.Done,
        };
    }
}
