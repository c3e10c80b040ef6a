using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.Dialogs;

/// <summary>Moves a form along: the next question, the way back, leaving out, changing a line, leaving and submitting.</summary>
internal sealed class FormSteering(FormSpeech speech, FormCommands commands)
{
    /// <summary>Asks what is still missing; the summary when nothing is.</summary>
    public FormStep Proceed(FormDefinition form, FormState state, string language, string? lead) =>
        FormProgress.Next(form, state) is { } next ? Ask(form, state, next, (language, lead)) : Summary(form, state, language, lead);

    public FormStep Ask(FormDefinition form, FormState state, FormField field, (string Language, string? Lead) say)
    {
        var asked = Asked(state, field);
        return new FormStep.Ask(speech.Question(form, asked, field, say), asked);
    }

    /// <summary>Asks again, in short, after something that was no answer and is no mistake either.</summary>
    public FormStep AskBriefly(FormDefinition form, FormState state, FormField field, (string Language, string? Lead) say)
    {
        var asked = Asked(state, field);
        return new FormStep.Ask(speech.BriefQuestion(form, asked, field, say), asked);
    }

    private static FormState Asked(FormState state, FormField field)
    {
        var again = state.Asking == field.Name && state.Stage == FormStage.Question;
        return state with
        {
            Stage = FormStage.Question,
            Asking = field.Name,
            Misses = again ? state.Misses : 0,
            Refused = again ? state.Refused : null,
            Trail = state.Trail.Contains(field.Name) ? state.Trail : [.. state.Trail, field.Name],
        };
    }

    /// <summary>Says again what the form waits for.</summary>
    public FormStep Repeat(FormDefinition form, FormState state, string language, string? lead) => state.Stage switch
    {
        FormStage.Summary => Summary(form, state, language, lead),
        FormStage.WhichLine => new FormStep.Ask(speech.WhichLine(form, state, language, lead), state),
        _ when state.Asking is { } asking && form.Field(asking) is { } field => Ask(form, state, field, (language, lead)),
        _ => Proceed(form, state, language, lead),
    };

    /// <summary>True when the text steers the form instead of answering it.</summary>
    public bool IsCommand(FormDefinition form, FormState state, string text)
    {
        foreach (var command in (ReadOnlySpan<FormCommand>)
            [FormCommand.Skip, FormCommand.Nothing, FormCommand.Back, FormCommand.Cancel, FormCommand.Pause, FormCommand.Resume, FormCommand.Submit, FormCommand.Card, FormCommand.Attached])
            if (commands.Is(text, command)) return true;
        var field = state.Stage == FormStage.Question && state.Asking is { } asking ? form.Field(asking) : null;
        var yesOrNo = state.Stage == FormStage.Summary || field is { Required: false } || (field is not null && state.Values.ContainsKey(field.Name));
        return commands.Is(text, FormCommand.Change) || Target(form, state, text) is not null
            || (yesOrNo && (commands.Is(text, FormCommand.Yes) || commands.Is(text, FormCommand.No)));
    }

    /// <summary>Null when the text is no command here.</summary>
    public FormStep? Command(FormDefinition form, FormState state, FormInput input, string language)
    {
        var text = input.Text;
        var field = state.Stage == FormStage.Question && state.Asking is { } asking ? form.Field(asking) : null;
        if (field is not null && field.ChoiceWords.ContainsKey(Plain.Key(text))) return null;
        if (commands.Is(text, FormCommand.Cancel)) return Cancel(form, state, language);
        if (commands.Is(text, FormCommand.Pause)) return new FormStep.Paused(new Reply(speech.Say(language, "form.paused")), state);
        if (commands.Is(text, FormCommand.Resume)) return Repeat(form, state, language, null);
        if (commands.Is(text, FormCommand.Back)) return Back(form, state, language);
        if (commands.Is(text, FormCommand.Change)) return WhichLine(form, state, language);
        if (commands.Is(text, FormCommand.Card)) return Card(form, state, language);
        if (field is null && AtSummary(form, state, text, language) is { } step) return step;
        if (field is not null && Skip(form, state, (field, text), language) is { } skipped) return skipped;
        if (commands.Is(text, FormCommand.Submit)) return IsEdited(form, state, field) ? Submit(form, state, language) : Proceed(form, state with { OnlyRequired = true }, language, null);
        if (Target(form, state, text) is not { } target) return null;
        return Change(form, state, (target.Field, target.Value), (input, language));
    }

    private FormStep Summary(FormDefinition form, FormState state, string language, string? lead)
    {
        var shown = state with { Stage = FormStage.Summary, OnlyRequired = true, Misses = 0, Refused = null };
        return new FormStep.Ask(speech.Summary(form, shown, language, lead), shown);
    }

    private FormStep Cancel(FormDefinition form, FormState state, string language) => state.Stage == FormStage.WhichLine
        ? Summary(form, state, language, null)
        : new FormStep.Cancelled(new Reply(speech.Say(language, state.IsTouched ? "form.cancelled_kept" : "form.cancelled")), state);

    private FormStep Back(FormDefinition form, FormState state, string language)
    {
        if (state.Stage == FormStage.WhichLine) return Summary(form, state, language, null);
        var at = state.Stage == FormStage.Summary ? state.Trail.Count : IndexOf(state.Trail, state.Asking);
        for (var i = at - 1; i >= 0; i--)
            if (form.Field(state.Trail[i]) is { } field) return Ask(form, Unskip(state, field), field, (language, null));
        return Repeat(form, state, language, speech.Say(language, "form.back_first"));
    }

    // A channel without cards goes on with the question or the summary.
    private FormStep Card(FormDefinition form, FormState state, string language)
    {
        var again = (FormStep.Ask)Repeat(form, state, language, null);
        return again with { Reply = speech.Card(form, again, language) };
    }

    private FormStep? AtSummary(FormDefinition form, FormState state, string text, string language)
    {
        if (commands.Is(text, FormCommand.Submit)) return Submit(form, state, language);
        if (state.Stage == FormStage.WhichLine) return null;
        if (commands.Is(text, FormCommand.Yes)) return Submit(form, state, language);
        if (commands.Is(text, FormCommand.No)) return WhichLine(form, state, language);
        if (commands.Is(text, FormCommand.Skip) || commands.Is(text, FormCommand.Nothing)) return Repeat(form, state, language, null);
        return Ordinal.Read(text) is not null && FormSummary.Pick(form, state, text, commands) is { } field ? Ask(form, state, field, (language, null)) : null;
    }

    private FormStep Submit(FormDefinition form, FormState state, string language) =>
        FormProgress.MissingRequired(form, state) is { } missing
            ? Ask(form, state, missing, (language, speech.Say(language, "form.skip_required")))
            : new FormStep.Finished(FormOutcomes.Of(form, state, (speech.Texts, language)), state);

    // A line that was picked at the summary: whoever submits there has seen the rest, and leaves the line as it is.
    private static bool IsEdited(FormDefinition form, FormState state, FormField? field) =>
        state.OnlyRequired && field is not null && FormProgress.HasValue(field, state) && !state.Values.Values.Any(v => v.Unsure) && FormProgress.MissingRequired(form, state) is null;

    private FormStep? Skip(FormDefinition form, FormState state, (FormField Field, string Text) at, string language)
    {
        var (field, text) = at;
        if (!Skips(state, field, text)) return null;
        if (state.Refused is { } refused) state = state.WithNote(speech.Line(form, field, refused, language));
        if (!field.Required || FormProgress.HasValue(field, state)) return Proceed(form, state.Skip(field.Name), language, null);
        return Ask(form, state, field, (language, speech.Say(language, "form.skip_required")));
    }

    // "没有" leaves an optional question out, but it is an answer to yes or no and to "is this right?".
    private bool Skips(FormState state, FormField field, string text)
    {
        if (commands.Is(text, FormCommand.Skip)) return true;
        // The button after the last choice, by its number.
        if (field.Kind == FieldKind.Choice && Ordinal.Read(text) is { } number && number == AnswerReader.Offered(field, state).Count + 1) return true;
        if (field.Kind == FieldKind.Boolean || state.Values.GetValueOrDefault(field.Name) is { Unsure: true }) return false;
        return commands.Is(text, FormCommand.Nothing) || commands.Is(text, FormCommand.No);
    }

    private FormStep WhichLine(FormDefinition form, FormState state, string language)
    {
        var choosing = state with { Stage = FormStage.WhichLine };
        return new FormStep.Ask(speech.WhichLine(form, choosing, language, null), choosing);
    }

    private FormStep? Change(FormDefinition form, FormState state, (FormField Field, string? Value) target, (FormInput Input, string Language) at)
    {
        var field = target.Field;
        if (target.Value is null) return Ask(form, Unskip(state, field), field, (at.Language, null));
        var answer = AnswerReader.Read(field, at.Input with { Text = target.Value }, commands, state);
        if (state.Stage == FormStage.Question && !IsPlainChange(state, field, target.Value, answer)) return null;
        if (answer.Value is null)
            return Ask(form, state, field, (at.Language, speech.Error(form, field, answer.ErrorKey ?? "form.error_empty", at.Language)));
        var changed = FormProgress.Derive(form, FormProgress.Put(form, state, field, answer.Value));
        var lead = speech.Noted(form, [field], at.Language, "form.changed");
        return state.Stage == FormStage.Question ? Proceed(form, changed, at.Language, lead) : Summary(form, changed, at.Language, lead);
    }

    // At a question "把邮箱改成 a@example.com 之后就登录不了" is a description; only a short new value for what is already there is a change.
    private static bool IsPlainChange(FormState state, FormField field, string value, Answer answer) =>
        FormProgress.HasValue(field, state) && value.Length <= 40 && answer.Value is { } read && (field.IsFreeText || read.Value.Length + 4 >= value.Length || field.Kind == FieldKind.Choice);

    private (FormField Field, string? Value)? Target(FormDefinition form, FormState state, string text)
    {
        foreach (var (target, value) in commands.ChangeReadings(text, loose: state.Stage != FormStage.Question))
            if (FormSummary.Pick(form, state, target, commands) is { } field) return (field, value);
        return null;
    }

    private static int IndexOf(IReadOnlyList<string> trail, string? field)
    {
        for (var i = 0; i < trail.Count; i++)
            if (trail[i] == field) return i;
        return trail.Count;
    }

    private static FormState Unskip(FormState state, FormField field) =>
        state with { Skipped = state.Skipped.Where(n => n != field.Name).ToList() };
}
