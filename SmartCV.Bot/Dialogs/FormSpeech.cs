using System.Text;
using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.Dialogs;

/// <summary>What the form says. Every sentence is from the form's wording or the text catalog.</summary>
internal sealed class FormSpeech(FormTexts texts)
{
    private const int LongestLine = 160;

    public FormTexts Texts => texts;

    public string Say(string language, string key, params (string Name, object? Value)[] args) => texts(language, key, args);

    /// <summary>The question of the field that is being asked, after what has to be said first.</summary>
    public Reply Question(FormDefinition form, FormState state, FormField field, (string Language, string? Lead) say) =>
        Question(form, state, field, (say.Language, say.Lead, form.Wording(field, say.Language).Hint));

    /// <summary>The same without the example, for who has just read it.</summary>
    public Reply BriefQuestion(FormDefinition form, FormState state, FormField field, (string Language, string? Lead) say) =>
        Question(form, state, field, (say.Language, say.Lead, null));

    private Reply Question(FormDefinition form, FormState state, FormField field, (string Language, string? Lead, string? Hint) say)
    {
        var language = say.Language;
        var wording = form.Wording(field, language);
        var known = state.Values.GetValueOrDefault(field.Name);
        if (known is { Unsure: true })
        {
            var check = Say(language, "form.check_value", ("label", wording.Label), ("value", Shown(form, field, known, language)));
            return new Reply(Join(say.Lead, check)) { Choices = [new Choice(Say(language, "form.yes_right")), new Choice(Say(language, "form.no_wrong"))] };
        }

        var plain = Say(language, field.Kind == FieldKind.Choice ? "form.ask_choice" : "form.ask_value", ("label", wording.Label));
        var question = wording.Question.Length > 0 ? wording.Question : plain;
        var now = known is null ? null : Say(language, "form.current_value", ("value", Plain.Cut(Shown(form, field, known, language), LongestLine)));
        return new Reply(Join(say.Lead, question, say.Hint, now)) { Choices = Choices(form, state, field, language) };
    }

    /// <summary>Everything on one page, to be confirmed.</summary>
    public Reply Summary(FormDefinition form, FormState state, string language, string? lead)
    {
        // One line per field; the marks are what "改③" refers to, apart from numbered choices.
        var confirm = form.In(language).Confirm;
        var text = new StringBuilder(confirm.Length > 0 ? confirm : Say(language, "form.summary_title")).Append('\n');
        var lines = FormSummary.Lines(form, state, (texts, language));
        foreach (var line in lines)
        {
            var shown = Plain.Cut(line.Shown.ReplaceLineEndings(" "), LongestLine);
            text.Append('\n').Append(Ordinal.Mark(line.Number)).Append(' ');
            text.Append(Say(language, "form.summary_line", ("label", line.Label), ("value", shown))).Append(Mark(line, language));
        }

        if (state.Notes.Count > 0)
            text.Append('\n').Append(Say(language, "form.summary_line", ("label", Say(language, "form.other")), ("value", Plain.Cut(string.Join(" / ", state.Notes), LongestLine))));
        // The example is a line of this form: people copy it.
        if (lines.Count > 0)
        {
            var example = lines[Math.Min(1, lines.Count - 1)];
            text.Append("\n\n").Append(Say(language, "form.summary_hint", ("number", example.Number), ("label", example.Label)));
        }

        return new Reply(Join(lead, text.ToString()))
        {
            Choices = [new Choice(Say(language, "form.submit")), new Choice(Say(language, "form.change")), new Choice(Say(language, "form.cancel"))],
        };
    }

    /// <summary>Everything at once, to be filled in; the way back to one question at a time is offered with it.</summary>
    public Reply Card(FormDefinition form, FormStep.Ask instead, string language) => new(Say(language, "form.card_lead"))
    {
        Card = FormCard.Whole(form, instead.State, language, texts),
        Choices = [new Choice(Say(language, "form.card_back"))],
        WithoutCard = instead.Reply,
    };

    /// <summary>Which line should be changed?</summary>
    public Reply WhichLine(FormDefinition form, FormState state, string language, string? lead)
    {
        var change = Say(language, "form.change");
        var choices = FormSummary.Lines(form, state, (texts, language)).Select(l => new Choice(l.Label, $"{change} {l.Label}"));
        return new Reply(Join(lead, Say(language, "form.change_which"))) { Choices = choices.ToList() };
    }

    /// <summary>What was written down besides the answer, or null. What is concluded and never asked (category, type) would only puzzle people.</summary>
    public string? NotedBeside(FormDefinition form, IReadOnlyCollection<FormField> fields, string language) =>
        Noted(form, fields.Where(f => f.Ask != AskRule.Never || form.Fields.Any(q => q.Covers.Contains(f.Name))), language, "form.noted");

    /// <summary>What was written down, or null for nothing.</summary>
    /// <param name="key">form.noted, or form.changed where something else stood before.</param>
    public string? Noted(FormDefinition form, IEnumerable<FormField> fields, string language, string key)
    {
        var labels = fields.Select(f => form.Wording(f, language).Label).ToList();
        return labels.Count == 0 ? null : Say(language, key, ("fields", string.Join(Say(language, "form.comma"), labels)));
    }

    /// <summary>"注册邮箱：没有", with the colon of the language.</summary>
    public string Line(FormDefinition form, FormField field, string value, string language) => Line(form.Wording(field, language).Label, value, language);

    public string Line(string label, string value, string language) => Say(language, "form.summary_line", ("label", label), ("value", value));

    public string Error(FormDefinition form, FormField field, string key, string language)
    {
        var own = form.Wording(field, language).Error;
        return own.Length > 0 ? own : Say(language, key, ("label", form.Wording(field, language).Label), ("min", field.Least), ("max", field.Most));
    }

    public static string Join(params ReadOnlySpan<string?> parts)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part)) continue;
            if (joined.Length > 0) joined.Append("\n\n");
            joined.Append(part);
        }

        return joined.ToString();
    }

    private List<Choice> Choices(FormDefinition form, FormState state, FormField field, string language)
    {
        var choices = new List<Choice>();
        var titles = form.Wording(field, language).Choices;
        foreach (var choice in AnswerReader.Offered(field, state)) choices.Add(new Choice(titles[choice.Value]));
        if (field.Kind == FieldKind.Boolean) choices.AddRange([new Choice(Say(language, "form.yes")), new Choice(Say(language, "form.no"))]);
        if (FormProgress.HasValue(field, state)) choices.Add(new Choice(Say(language, "form.keep")));
        else if (!field.Required) choices.Add(new Choice(Say(language, "form.skip")));
        // These forms open by themselves, at a word that may have been meant otherwise.
        if (form.Ticket.Person) choices.Add(new Choice(Say(language, "form.cancel")));
        return choices;
    }

    private string Shown(FormDefinition form, FormField field, FieldValue value, string language) =>
        FormSummary.Shown(form, field, value.Value, (texts, language));

    private string Mark(SummaryLine line, string language) => line.Value switch
    {
        { Unsure: true } => Say(language, "form.unsure"),
        { Source: ValueSource.Browser } => Say(language, "form.from_browser"),
        { Source: ValueSource.Account } => Say(language, "form.from_account"),
        { Source: ValueSource.Earlier } => Say(language, "form.from_earlier"),
        { } value when FormSummary.IsGuess(line.Field, value.Value, value.Words) => Say(language, "form.guessed"),
        _ => "",
    };
}
