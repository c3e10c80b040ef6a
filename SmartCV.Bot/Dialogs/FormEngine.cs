using System.Text.Json.Nodes;
using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.Dialogs;

/// <summary>
/// Leads a user through a form, one question at a time. No I/O and no memory: the state goes in and comes out, so a turn may be computed twice.
/// </summary>
/// <remarks>
/// An answer is first read for the field that was asked, then for every other field that is still empty. A typed value is never lost: what
/// fits no field becomes a note of the outcome, and cancelling only puts the form aside.
/// </remarks>
public sealed class FormEngine
{
    private readonly FormCommands _commands;
    private readonly FormSpeech _speech;
    private readonly FormSteering _steering;

    /// <param name="texts">Texts of the section <c>form</c> of the catalog.</param>
    /// <param name="commands">From <see cref="FormBook.Commands"/>.</param>
    public FormEngine(FormTexts texts, FormCommands commands)
    {
        _commands = commands;
        _speech = new FormSpeech(texts);
        _steering = new FormSteering(_speech, commands);
    }

    /// <summary>Opens a form with what is known and what the opening message already says.</summary>
    /// <param name="known">By field name: what the browser, the account or an earlier conversation gave.</param>
    /// <param name="id">Tells this filling-in of the form from others, <see cref="FormState.Id"/>.</param>
    public FormStep Start(FormDefinition form, string language, IReadOnlyDictionary<string, KnownValue> known, FormInput first, string id = "")
    {
        var state = new FormState { Hash = form.Hash, Id = id };
        foreach (var (name, value) in known)
            if (form.Field(name) is { } field) state = TakeKnown(form, state, field, (value, first));
        state = state with { Files = [.. first.Files] };
        (state, var filled) = FactFilling.Absorb(form, state, first, (null, false));
        if (!first.Facts.IsStructured) filled.RemoveAll(f => Obvious(f, first));
        if (first.Facts.IsStructured) state = Whole(form, state, first) with { OnlyRequired = true };
        // The summary shows by itself what was understood.
        if (FormProgress.Next(form, state) is null) return _steering.Proceed(form, state, language, FilesNoted(first, language));
        var noted = filled.Count > 1 ? _speech.NotedBeside(form, filled, language) : null;
        var lead = FormSpeech.Join(form.In(language).Intro, noted, FilesNoted(first, language));
        return _steering.Proceed(form, state, language, lead);
    }

    /// <summary>Takes what the user sent and says what follows.</summary>
    public FormStep Advance(FormDefinition form, FormState state, FormInput input, string language)
    {
        state = FormProgress.Fit(form, state, _commands);
        if (input.Files.Count > 0) state = state with { Files = [.. state.Files, .. input.Files] };
        if (string.IsNullOrWhiteSpace(input.Text) || _commands.Is(input.Text, FormCommand.Attached)) return OnlyFiles(form, state, input, language);
        if (_steering.Command(form, state, input, language) is { } step) return step;
        return state.Stage switch
        {
            FormStage.Summary => AtSummary(form, state, input, language),
            FormStage.WhichLine => AtWhichLine(form, state, input, language),
            _ => AtQuestion(form, state, input, language),
        };
    }

    /// <summary>Goes on with a form that was put aside.</summary>
    public FormStep Resume(FormDefinition form, FormState state, string language) =>
        _steering.Repeat(form, FormProgress.Fit(form, state, _commands), language, _speech.Say(language, "form.resumed"));

    /// <summary>What the form waits for, said again; for after an answer to something else.</summary>
    public Reply CurrentQuestion(FormDefinition form, FormState state, string language) =>
        ((FormStep.Ask)_steering.Repeat(form, FormProgress.Fit(form, state, _commands), language, null)).Reply;

    /// <summary>True while a question is open whose answer is the user's own words, and not a choice, a date or an address.</summary>
    public bool AsksForWords(FormDefinition form, FormState state) =>
        state is { Stage: FormStage.Question, Asking: { } asking } && form.Field(asking) is { } field && AnswerReader.IsProse(field);

    /// <summary>What the form holds so far, as if it were submitted now: for a hand-over in the middle, or a channel where nobody confirms.</summary>
    public FormOutcome SoFar(FormDefinition form, FormState state, string language)
    {
        state = FormProgress.Fit(form, state, _commands);
        // An answer that did not fit is asked again; when there is no time for that, it is kept as it was said.
        if (state is { Refused: { } refused, Asking: { } asking } && form.Field(asking) is { } field) state = state.WithNote(_speech.Line(form, field, refused, language));
        return FormOutcomes.Of(form, state, (_speech.Texts, language));
    }

    /// <summary>How well the text fits what the form waits for.</summary>
    public FormFit Fits(FormDefinition form, FormState state, FormInput input)
    {
        if (_steering.IsCommand(form, state, input.Text)) return FormFit.Certain;
        if (state.Stage != FormStage.Question)
            return Ordinal.Read(input.Text) is not null || FactFilling.Covered(input.Text, input.Facts) > 0.5 ? FormFit.Certain : FormFit.No;
        if (state.Asking is null || form.Field(state.Asking) is not { } field) return FormFit.Possible;
        if (input.Facts.IsStructured) return FormFit.Certain;
        if ((field.IsFreeText && (field.Pattern is null || field.Spill is not null)) || field.Kind is FieldKind.DateTime) return FormFit.Possible;
        // A mistyped address is an answer, and told what is wrong with it.
        if (field.Kind == FieldKind.Email && input.Text.Contains('@', StringComparison.Ordinal)) return FormFit.Certain;
        if (field.Kind == FieldKind.Choice && AnswerReader.IsExactChoice(field, input.Text, state)) return FormFit.Certain;
        if (AnswerReader.Read(field, input, _commands, state).Value is not null) return field.Kind == FieldKind.Choice ? FormFit.Possible : FormFit.Certain;
        return FactFilling.Covered(input.Text, input.Facts) > 0.5 ? FormFit.Certain : FormFit.No;
    }

    /// <summary>Takes the whole form at once: a submitted <see cref="FormCard"/> or the page of the help centre.</summary>
    /// <param name="values">Field name to text. A missing member leaves its field as it is, an empty one clears it unless it was answered after <see cref="FormCard.ShownKey"/>.</param>
    public FormSubmission Submit(FormDefinition form, FormState state, JsonObject values, (string Language, DateTimeOffset Now) at) =>
        new FormSubmissions(form, _speech, _commands, at).Take(FormProgress.Fit(form, state, _commands), values);

    /// <summary>How many questions the dialogue would still ask if every one is answered as it comes.</summary>
    public int OpenQuestions(FormDefinition form, FormState state) => FormProgress.OpenQuestions(form, state);

    private FormStep OnlyFiles(FormDefinition form, FormState state, FormInput input, string language)
    {
        var lead = state.Files.Count == 0 ? _speech.Say(language, "form.files_missing") : FilesNoted(input, language);
        if (state.Stage != FormStage.Question) return _steering.Repeat(form, state, language, lead);
        // What is asked for is not on a picture: the question stays open.
        var field = FormProgress.Next(form, state);
        return field is not null && field.Name == state.Asking ? _steering.AskBriefly(form, state, field, (language, lead)) : _steering.Proceed(form, state, language, lead);
    }

    private FormStep AtQuestion(FormDefinition form, FormState state, FormInput input, string language)
    {
        var field = state.Asking is { } asking ? form.Field(asking) : null;
        if (input.Facts.IsStructured || field is null) return Described(form, state, input, language);
        if (state.Values.TryGetValue(field.Name, out var known) && known.Unsure)
        {
            if (_commands.Is(input.Text, FormCommand.Yes)) return _steering.Proceed(form, state.With(field.Name, known with { Unsure = false }), language, null);
            if (_commands.Is(input.Text, FormCommand.No)) return _steering.Ask(form, state.WithoutValue(field.Name), field, (language, null));
        }

        if (field.Kind == FieldKind.File && _commands.Is(input.Text, FormCommand.Yes))
            return _steering.Ask(form, state, field, (language, _speech.Error(form, field, "form.error_file", language)));
        if (FactFilling.Elsewhere(form, field, input) is { Count: > 0 } others && Elsewhere(form, state, (field, others, input), language) is { } elsewhere) return elsewhere;
        var answer = AnswerReader.ReadSaid(field, input, _commands, state);
        (state, var filled) = FactFilling.Absorb(form, state, input, (field, false));
        var noted = FormSpeech.Join(FilesNoted(input, language), _speech.NotedBeside(form, filled, language));
        // Words that are no value of this field belong to the field that takes them: that is said, since it is not what was asked.
        if (answer is { Value: null, Spilled: not null } && field.Kind != FieldKind.File) noted = FormSpeech.Join(noted, NotedIn(form, state, form.Field(field.Spill!)!, language));
        if (Keep(form, state, (field, answer), (input, filled)) is { } kept)
        {
            // Still open although it was answered: the answer was something else, and why it is asked again is said with it.
            if (FormProgress.Next(form, kept) == field && answer.ErrorKey is { } why)
                return _steering.AskBriefly(form, kept, field, (language, FormSpeech.Join(noted, _speech.Error(form, field, why, language))));
            var edited = state.OnlyRequired && FormProgress.HasValue(field, kept);
            return _steering.Proceed(form, kept, language, FormSpeech.Join(edited ? NotedIn(form, state, field, language) : null, noted));
        }

        // It was an answer, only to another question.
        if (filled.Count > 0 && FactFilling.Covered(input.Text, input.Facts) > 0.5) return _steering.Ask(form, state, field, (language, noted));
        return Refused(form, state, (field, answer, input), (language, noted));
    }

    // "Win11, Chrome, user@example.com" is no account of what was seen: it was an answer, only to other questions. Said on purpose, it replaces what stood there.
    // Null when nothing new was told: the same words again are then read as what was asked for.
    private FormStep? Elsewhere(FormDefinition form, FormState state, (FormField Field, List<FormField> Others, FormInput Input) at, string language)
    {
        var before = state;
        (state, var filled) = FactFilling.Absorb(form, state, at.Input, (at.Field, true));
        if (filled.Count == 0) return null;
        var taken = at.Others.Where(filled.Contains).ToList();
        // What was told and not taken is in the words.
        if (taken.Count < at.Others.Count) state = state.WithNote(at.Input.Text.Trim());
        var replaces = taken.Exists(f => before.Values.GetValueOrDefault(f.Name) is { Source: ValueSource.User });
        var lead = FormSpeech.Join(FilesNoted(at.Input, language), _speech.Noted(form, taken.Count > 0 ? taken : filled, language, replaces ? "form.changed" : "form.noted"));
        // Whoever was asked for files or anything to add has added something.
        return at.Field.Kind == FieldKind.File ? _steering.Proceed(form, state.Skip(at.Field.Name), language, lead) : _steering.AskBriefly(form, state, at.Field, (language, lead));
    }

    // Null when the answer does not fit.
    private static FormState? Keep(FormDefinition form, FormState state, (FormField Field, Answer Answer) at, (FormInput Input, List<FormField> Filled) read)
    {
        var (field, answer) = at;
        if (answer.Spilled is { } spilled) state = Spill(form, state, field, spilled);
        // The time is worth a second question; after that nobody is asked again.
        if (answer is { Value: null, Spilled: not null }) return field.Kind == FieldKind.DateTime && state.Misses == 0 ? state with { Misses = 1 } : state.Skip(field.Name);
        if (answer.Value is null) return null;
        var wasRead = field.Covers.Count > 0 && read.Filled.Exists(f => field.Covers.Contains(f.Name));
        if (wasRead && FactFilling.Covered(read.Input.Text, read.Input.Facts) > 0.6) return FormProgress.Derive(form, state.Skip(field.Name));
        return FormProgress.Derive(form, FormProgress.Put(form, state, field, answer.Value));
    }

    private FormStep Refused(FormDefinition form, FormState state, (FormField Field, Answer Answer, FormInput Input) at, (string Language, string Noted) say)
    {
        var field = at.Field;
        if (state.Misses >= 2 && field.Required && field.Kind is not (FieldKind.Choice or FieldKind.Boolean or FieldKind.File))
        {
            // Somebody who gives the same answer three times has no other one: it is taken when they say that it is right.
            var taken = new FieldValue(Plain.Cut(at.Input.Text.Trim(), field.Most)) { Unsure = true };
            return _steering.Proceed(form, state.With(field.Name, taken), say.Language, say.Noted);
        }

        if (state.Misses >= 1 && !field.Required)
        {
            // Asking a third time would only annoy: the words are kept, and a person can make something of them.
            if (state.Refused is { } before) state = state.WithNote(_speech.Line(form, field, before, say.Language));
            state = state.WithNote(_speech.Line(form, field, at.Input.Text.Trim(), say.Language)).Skip(field.Name);
            return _steering.Proceed(form, state, say.Language, FormSpeech.Join(say.Noted, _speech.Say(say.Language, "form.kept_as_note")));
        }

        var error = _speech.Error(form, field, at.Answer.ErrorKey ?? "form.error_empty", say.Language);
        return _steering.Ask(form, state with { Misses = state.Misses + 1, Refused = at.Input.Text.Trim() }, field, (say.Language, FormSpeech.Join(say.Noted, error)));
    }

    // A description in six parts says it all: whatever was asked, it is read whole.
    private FormStep Described(FormDefinition form, FormState state, FormInput input, string language)
    {
        (state, var filled) = FactFilling.Absorb(form, state, input, (null, true));
        if (filled.Count == 0) state = state.WithNote(input.Text.Trim());
        if (input.Facts.IsStructured) state = Whole(form, state, input) with { OnlyRequired = true };
        return _steering.Proceed(form, state, language, FormProgress.Next(form, state) is null ? null : _speech.NotedBeside(form, filled, language));
    }

    // A short form has no place for some of the parts: the description is then kept whole beside them.
    private static FormState Whole(FormDefinition form, FormState state, FormInput input)
    {
        var placed = form.Fields.Select(f => AnswerReader.FactFor(f, input.Facts)).ToHashSet();
        return input.Facts.Values.Any(f => AnswerReader.IsProse(f.Key) && !placed.Contains(f.Value)) ? state.WithNote(input.Text.Trim()) : state;
    }

    private FormStep AtSummary(FormDefinition form, FormState state, FormInput input, string language)
    {
        (state, var filled) = FactFilling.Absorb(form, state, input, (null, true));
        var lead = _speech.Noted(form, filled, language, "form.changed");
        var isNews = filled.Count == 0 && !FactFilling.StandsThere(form, state, input);
        if (isNews || (filled.Count > 0 && !FactFilling.IsOnlyValues(form, input) && FactFilling.Covered(input.Text, input.Facts) < 0.5))
        {
            state = state.WithNote(input.Text.Trim());
            lead = FormSpeech.Join(lead, _speech.Say(language, "form.note_added"));
        }

        return _steering.Repeat(form, state, language, FormSpeech.Join(FilesNoted(input, language), lead));
    }

    private FormStep AtWhichLine(FormDefinition form, FormState state, FormInput input, string language)
    {
        if (FormSummary.Pick(form, state, input.Text, _commands) is { } field) return _steering.Ask(form, state, field, (language, null));
        if (input.Text.Trim().Length > 12) return AtSummary(form, state with { Stage = FormStage.Summary }, input, language);
        return new FormStep.Ask(_speech.WhichLine(form, state, language, _speech.Say(language, "form.change_unknown")), state);
    }

    private static FormState TakeKnown(FormDefinition form, FormState state, FormField field, (KnownValue Value, FormInput First) known)
    {
        var fact = new Recognition.Fact(known.Value.Value, known.Value.Value);
        if (AnswerReader.FromFact(field, fact, known.First, state) is not { } value) return state;
        return FormProgress.Put(form, state, field, value with { Words = null, Source = known.Value.Source, Unsure = field.Ask == AskRule.Always });
    }

    private static FormState Spill(FormDefinition form, FormState state, FormField field, string text)
    {
        if (field.Spill is null || form.Field(field.Spill) is not { } target) return state.WithNote(text);
        var old = state.ValueOf(target.Name);
        if (old == text) return state;
        var value = old is null || text.Contains(old, StringComparison.Ordinal) ? text : old + "\n" + text;
        return value.Length <= target.Most ? FormProgress.Put(form, state, target, new FieldValue(value)) : state.WithNote(text);
    }

    // To note that the whole sentence was taken, or what kind of problem it was taken for, tells the user nothing.
    private static bool Obvious(FormField field, FormInput first) =>
        field.Name is "category" or "type" || AnswerReader.IsProse(field) || AnswerReader.FactFor(field, first.Facts)?.Quote.Length >= first.Text.Trim().Length * 0.8;

    private string? NotedIn(FormDefinition form, FormState before, FormField field, string language) =>
        _speech.Noted(form, [field], language, FormProgress.HasValue(field, before) ? "form.changed" : "form.noted");

    private string? FilesNoted(FormInput input, string language) =>
        input.Files.Count == 0 ? null : _speech.Say(language, "form.files_received", ("count", input.Files.Count));
}
