namespace SmartCV.Bot.Dialogs;

/// <summary>Which question comes next, and what follows from a value.</summary>
internal static class FormProgress
{
    /// <summary>The next field to ask, or null when the summary is due.</summary>
    public static FormField? Next(FormDefinition form, FormState state)
    {
        var enough = state.OnlyRequired || state.Trail.Count >= form.MostQuestions;
        foreach (var field in form.Fields)
        {
            if (IsSettled(form, field, state) || !FormCondition.AllHold(field.When, state)) continue;
            if (!enough || field.Required) return field;
        }

        return null;
    }

    /// <summary>Questions that would still be asked; a condition that no answer has met yet counts as not met.</summary>
    public static int OpenQuestions(FormDefinition form, FormState state)
    {
        var left = form.Fields.Where(f => !IsSettled(form, f, state) && FormCondition.AllHold(f.When, state)).ToList();
        var required = left.Count(f => f.Required);
        return state.OnlyRequired ? required : Math.Max(required, Math.Min(left.Count, form.MostQuestions - state.Trail.Count));
    }

    public static FormField? MissingRequired(FormDefinition form, FormState state)
    {
        foreach (var field in form.Fields)
            if (field.Required && !HasValue(field, state) && FormCondition.AllHold(field.When, state)) return field;
        return null;
    }

    public static bool HasValue(FormField field, FormState state) =>
        field.Kind == FieldKind.File ? state.Files.Count > 0 : state.Values.ContainsKey(field.Name);

    /// <summary>Stores a value and what its choice sets; drops choices that are no longer offered.</summary>
    public static FormState Put(FormDefinition form, FormState state, FormField field, FieldValue value)
    {
        state = state.With(field.Name, value);
        if (field.Kind != FieldKind.Choice) return state;
        foreach (var (name, set) in field.Choice(value.Value)?.Sets ?? new Dictionary<string, string>())
            if (state.ValueOf(name) != set) state = state.With(name, new FieldValue(set, value.Source));
        foreach (var other in form.Fields)
        {
            if (other.Kind != FieldKind.Choice || other == field || state.ValueOf(other.Name) is not { } chosen) continue;
            if (other.Choice(chosen) is { } choice && !FormCondition.AllHold(choice.When, state)) state = state.WithoutValue(other.Name);
        }

        return state;
    }

    public static FormState Derive(FormDefinition form, FormState state)
    {
        foreach (var field in form.Fields)
        {
            if (field.Derive is null || state.Values.ContainsKey(field.Name) || !state.Values.TryGetValue(field.Derive, out var from)) continue;
            state = state.With(field.Name, new FieldValue(Plain.FirstSentence(from.Value, field.Most), from.Source));
        }

        return state;
    }

    /// <summary>Fits the answers to a definition that has changed since. What has no place any more becomes a note.</summary>
    public static FormState Fit(FormDefinition form, FormState state, FormCommands commands)
    {
        if (state.Hash == form.Hash) return state;
        var fitted = state with
        {
            Schema = FormState.CurrentSchema,
            Hash = form.Hash,
            Values = new Dictionary<string, FieldValue>(),
            Trail = state.Trail.Where(n => form.Field(n) is not null).ToList(),
            Skipped = state.Skipped.Where(n => form.Field(n) is not null).ToList(),
            Asking = state.Asking is { } asking && form.Field(asking) is not null ? asking : null,
        };
        foreach (var (name, value) in state.Values)
        {
            if (Fitting(form, name, (value, fitted), commands) is { } kept) fitted = fitted with { Values = new Dictionary<string, FieldValue>(fitted.Values) { [name] = kept } };
            else fitted = fitted.WithNote($"{name}: {value.Words ?? value.Value}");
        }

        return Derive(form, fitted);
    }

    private static FieldValue? Fitting(FormDefinition form, string name, (FieldValue Value, FormState State) old, FormCommands commands)
    {
        if (form.Field(name) is not { } field || field.Kind == FieldKind.File) return null;
        if (field.IsFreeText || field.Kind == FieldKind.DateTime || field.Choice(old.Value.Value) is not null) return old.Value;
        if (field.Kind == FieldKind.Choice && field.ChoiceWords.TryGetValue(Plain.Key(old.Value.Value), out var choice)) return old.Value with { Value = choice };
        if (field.Kind is FieldKind.Choice) return null;
        if (field.Kind == FieldKind.Boolean && old.Value.Value is "yes" or "no") return old.Value;
        var read = AnswerReader.Read(field, new FormInput(old.Value.Value, DateTimeOffset.UnixEpoch), commands, old.State);
        return read.Value is { } value ? old.Value with { Value = value.Value } : null;
    }

    private static bool IsSettled(FormDefinition form, FormField field, FormState state)
    {
        if (field.Ask == AskRule.Never && !field.Required) return true;
        if (state.Skipped.Contains(field.Name)) return true;
        if (field.Kind == FieldKind.File) return state.Files.Count > 0;
        if (state.Values.TryGetValue(field.Name, out var value)) return !value.Unsure;
        if (field.Covers.Count == 0) return false;
        foreach (var covered in field.Covers)
            if (form.Field(covered) is { } other && !HasValue(other, state)) return false;
        return true;
    }
}
