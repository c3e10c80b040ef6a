using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Dialogs;

/// <summary>Takes a form that was filled in as a whole: a submitted card, or the page of the help centre.</summary>
/// <remarks>
/// A card stays in the chat while the dialogue goes on. What it was shown with comes back with it, so that the two can be merged: what the user
/// changed on the card counts, what the card left as it was leaves alone what was answered since.
/// </remarks>
internal sealed class FormSubmissions(FormDefinition form, FormSpeech speech, FormCommands commands, (string Language, DateTimeOffset Now) at)
{
    private readonly Dictionary<string, string> _errors = [];
    private readonly Dictionary<string, string> _refused = [];
    private readonly List<(FormField Field, string Text)> _spilled = [];

    /// <param name="values">
    /// Field name to text; unknown members are kept as notes, a missing member leaves its field as it is. Without
    /// <see cref="FormCard.ShownKey"/> every member counts as changed.
    /// </param>
    public FormSubmission Take(FormState state, JsonObject values)
    {
        var shown = values[FormCard.ShownKey] as JsonObject;
        foreach (var (name, node) in values)
        {
            if (FormCard.IsOurs(name)) continue;
            var text = TextOf(node);
            if (form.Field(name) is { Kind: not FieldKind.File } field) state = TakeOne(state, field, text, shown is null ? null : TextOf(shown[name]));
            else if (text.Length > 0) state = state.WithNote(speech.Line(name, text, at.Language));
        }

        foreach (var (field, text) in _spilled) state = Spill(state, field, text);
        state = FormProgress.Derive(form, state);
        foreach (var field in form.Fields)
        {
            if (field.Required && field.Kind != FieldKind.File && !FormProgress.HasValue(field, state) && FormCondition.AllHold(field.When, state))
                _errors.TryAdd(field.Name, speech.Say(at.Language, "form.skip_required"));
        }

        state = state with { Stage = FormStage.Summary, OnlyRequired = true };
        var step = _errors.Count == 0 ? new FormStep.Finished(FormOutcomes.Of(form, state, (speech.Texts, at.Language)), state) : null;
        return new FormSubmission(step, _errors, state) { Refused = _refused };
    }

    private FormState TakeOne(FormState state, FormField field, string text, string? shown)
    {
        var known = state.ValueOf(field.Name) ?? "";
        if (text == known || text == shown) return text == known ? Confirmed(state, field) : state;
        var answeredSince = shown is not null && known != shown && known.Length > 0;
        if (text.Length == 0) return answeredSince || known.Length == 0 ? state : state.WithoutValue(field.Name);
        var answer = AnswerReader.Read(field, new FormInput(text, Facts.None, [], at.Now), commands, state);
        if (answer.Value is null)
        {
            _errors[field.Name] = speech.Error(form, field, answer.ErrorKey ?? "form.error_empty", at.Language);
            _refused[field.Name] = text;
            return state;
        }

        // The same question was answered on the card and in the dialogue: the card was sent last, and the other answer is not thrown away.
        if (answeredSince && known != answer.Value.Value && !text.Contains(known, StringComparison.Ordinal))
            state = state.WithNote(speech.Line(form, field, FormSummary.Shown(form, field, known, (speech.Texts, at.Language)), at.Language));
        if (answer.Spilled is { } spilled) _spilled.Add((field, spilled));
        return FormProgress.Put(form, state, field, answer.Value);
    }

    // What was too long for its field goes whole into the field for that, unless something stands there.
    private static FormState Spill(FormState state, FormField field, string text)
    {
        if (field.Spill is not { } target || state.ValueOf(target) is { } told && !told.Contains(text, StringComparison.Ordinal)) return state.WithNote(text);
        return state.ValueOf(target) is null ? state.With(target, new FieldValue(text)) : state;
    }

    // Sent with the form as it stands: whoever sent it has seen it.
    private static FormState Confirmed(FormState state, FormField field) =>
        state.Values.TryGetValue(field.Name, out var value) && value.Unsure ? state.With(field.Name, value with { Unsure = false }) : state;

    private static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().ReplaceLineEndings("\n").Trim(),
        _ => node.ToJsonString(),
    };
}
