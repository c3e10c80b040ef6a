using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>
/// A message while a form is open: mostly an answer, but people also call for a person, tell that it is urgent, look up a ticket, or ask
/// something. Then that comes first, and the form's question is asked again.
/// </summary>
internal static class OpenFormTalk
{
    public static async ValueTask TakeAsync(Talk talk, TicketStore tickets, string form, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (talk.Content.Words.Is("person", talk.Text)) await PersonTalk.FromFormAsync(talk, tickets, form, files, ct);
        else if (files.Count == 0 && talk.Content.Words.Is("restart", talk.Text)) await AnewAsync(talk, tickets, form, ct);
        else if (files.Count == 0 && LanguageTalk.Take(talk)) return;
        else if (form != Forms.Urgent && UrgencySigns.Read(talk.Text, talk.Language) is not null) await UrgentAsync(talk, tickets, form, files, ct);
        else if (files.Count == 0 && await AsideAsync(talk, tickets, form, ct)) return;
        else if (FormTalk.IsAnswer(talk, files)) await FormTalk.AdvanceAsync(talk, tickets, files, ct);
        else if (!QuestionBeside(talk)) await FormTalk.AdvanceAsync(talk, tickets, files, ct);
    }

    // What was told so far is put aside and not thrown away: some who say so only mean the last answer.
    private static ValueTask AnewAsync(Talk talk, TicketStore tickets, string form, CancellationToken ct)
    {
        var isKept = FormTalk.Open(talk) is (_, { IsTouched: true });
        return FormTalk.OpenAsync(talk, tickets, form, [], ct, lead: talk.T(isKept ? "turn.restarted_kept" : "turn.restarted"));
    }

    // Something else than an answer: answered, and then the form's question is asked again. Where only an address or a choice would do, nobody who asks is told
    // that this is none: a question without a sure answer goes along to a colleague.
    private static bool QuestionBeside(Talk talk)
    {
        if (QuestionSigns.TellsValue(talk.Text)) return false;
        var meant = AnswerTalk.Understand(talk);
        var cannotBeAnswer = FormTalk.FitOf(talk) == FormFit.No && QuestionSigns.AsksSomething(talk.Text);
        // At the summary a question may as well be one more thing to tell: it is kept.
        var guessed = meant.Kind == AnswerKind.Likely && cannotBeAnswer && FormTalk.Open(talk) is { State.Stage: FormStage.Question };
        if (meant is { IsIntent: false, Label: { } item } && (meant.Kind == AnswerKind.Sure || guessed)) AnswerTalk.AnswerBeside(talk, item);
        else return cannotBeAnswer && FormTalk.KeepQuestion(talk);
        return true;
    }

    // A message is for a person whatever it says, and a report asks for the user's own words: the ticket gets its priority from them. Elsewhere the
    // short intake is faster.
    private static async ValueTask UrgentAsync(Talk talk, TicketStore tickets, string name, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (FormTalk.Open(talk) is not var (form, state) || !(name == Forms.Message || (name == Forms.Report && talk.Content.FormEngine.AsksForWords(form, state))))
        {
            await UrgentTalk.OpenAsync(talk, tickets, files, ct);
            return;
        }

        var wasUrgent = UrgencySigns.Read(state.Told, talk.Language) is not null;
        await FormTalk.AdvanceAsync(talk, tickets, files, ct, wasUrgent ? null : UrgentTalk.Route(talk));
        if (!wasUrgent) UrgentTimer.Plan(talk, state.Id);
    }

    /// <summary>Whole messages that are no answer to what a form asks. False when it is none of them.</summary>
    private static async ValueTask<bool> AsideAsync(Talk talk, TicketStore tickets, string name, CancellationToken ct)
    {
        if (FormTalk.Open(talk) is not var (form, state)) return false;
        var words = talk.Content.Words;
        if (TicketNumber.Find(talk.Text) is { } number && TicketQuestion.IsAbout(talk, talk.Text)) await TicketLookup.StatusAsync(talk, tickets, number, ct);
        else if (words.Is("ticket", talk.Text)) await TicketLookup.ListAsync(talk, tickets, ct);
        else if (talk.Content.FormEngine.Fits(form, state, new FormInput(talk.Text, talk.Context.Now)) == FormFit.Certain) return false;
        // The form's own opening words, or its title from the button: pressed or typed again while it is open, they answer nothing.
        else if (Begins(talk, form))
        {
            FormTalk.AskAgain(talk);
            return true;
        }

        // An urgent matter is not put aside for a refund.
        else if (name != Forms.Urgent && talk.Content.Forms.OpenedBy(talk.Text) is { } other && other.Name != name)
        {
            await FormTalk.OpenAsync(talk, tickets, other.Name, [], ct);
            return true;
        }
        else if (!SmallTalk.Answer(talk)) return false;

        FormTalk.AskAgain(talk);
        return true;
    }

    private static bool Begins(Talk talk, FormDefinition form)
    {
        var key = Plain.Key(talk.Text);
        return form.Words.Contains(key) || form.Wordings.Values.Any(w => Plain.Key(w.Title) == key);
    }
}
