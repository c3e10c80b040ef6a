using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Dialogs;

/// <summary>Takes a form that was filled in as a whole: a submitted card, or the page of the help centre.</summary>
internal static class FormSubmissions
{
    /// <param name="values">Field name to text; unknown members are kept as notes, a missing member leaves its field as it is, an empty one clears it.</param>
    public static FormSubmission Take(FormDefinition form, FormState state, JsonObject values, (FormSpeech Speech, FormCommands Commands, string Language, DateTimeOffset Now) with)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (name, node) in values)
        {
            if (name == FormCard.FormKey) continue;
            var text = TextOf(node).Trim();
            if (form.Field(name) is { Kind: not FieldKind.File } field) state = TakeOne(form, state, (field, text), with, errors);
            else if (text.Length > 0) state = state.WithNote($"{name}: {text}");
        }

        state = FormProgress.Derive(form, state);
        foreach (var field in form.Fields)
        {
            if (field.Required && field.Kind != FieldKind.File && !FormProgress.HasValue(field, state) && FormCondition.AllHold(field.When, state))
                errors.TryAdd(field.Name, with.Speech.Say(with.Language, "form.skip_required"));
        }

        state = state with { Stage = FormStage.Summary, OnlyRequired = true };
        var step = errors.Count == 0 ? new FormStep.Finished(FormOutcomes.Of(form, state, (with.Speech.Texts, with.Language)), state) : null;
        return new FormSubmission(step, errors, state);
    }

    private static FormState TakeOne(
        FormDefinition form,
        FormState state,
        (FormField Field, string Text) given,
        (FormSpeech Speech, FormCommands Commands, string Language, DateTimeOffset Now) with,
        Dictionary<string, string> errors)
    {
        var (field, text) = given;
        if (text.Length == 0) return state.Values.ContainsKey(field.Name) ? state.WithoutValue(field.Name) : state;
        if (state.ValueOf(field.Name) == text) return state.With(field.Name, state.Values[field.Name] with { Unsure = false });
        var answer = AnswerReader.Read(field, new FormInput(text, Facts.None, [], with.Now), with.Commands, state);
        if (answer.Value is null)
        {
            errors[field.Name] = with.Speech.Error(form, field, answer.ErrorKey ?? "form.error_empty", with.Language);
            return state;
        }

        if (answer.Spilled is { } spilled && field.Spill is { } target && state.ValueOf(target) is null) state = state.With(target, new FieldValue(spilled));
        return FormProgress.Put(form, state, field, answer.Value);
    }

    private static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };
}
