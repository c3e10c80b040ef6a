using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>Forms in a conversation: opened, gone on with, put aside, resumed, and made into a ticket when they are finished.</summary>
internal static class FormTalk
{
    private const int MostFinished = 5;

    private static readonly TimeSpan Afterthought = TimeSpan.FromMinutes(30);

    // Less than this is sooner answered than read as a form.
    private const int LeastQuestionsForCard = 4;

    /// <summary>Opens a form with what is known of the customer and, if asked, with what the message says.</summary>
    public static async ValueTask OpenAsync(
        Talk talk, TicketStore tickets, string name, IReadOnlyList<FormFile> files, CancellationToken ct, bool withText = false, string? lead = null)
    {
        if (talk.Content.Forms.Find(name) is not { } form)
        {
            // An old button of a form that was taken away.
            AnswerTalk.Miss(talk, UnansweredQuestions.Miss, null);
            return;
        }

        // Another form that is open is not lost by this one.
        PausedForms.PutAside(talk);
        var says = withText || files.Count > 0;
        var facts = says ? talk.Read : Facts.None;
        var input = new FormInput(says ? talk.Text : "", facts, files, talk.Context.Now);
        var step = talk.Content.FormEngine.Start(form, talk.Language, Known(talk, form), input, talk.Context.Entry.Id);
        // From here on the talk is about something else: a message to a person must not begin with a question of long ago.
        talk.Context.State = talk.Context.State with { LastQuestion = null };
        if (Led(step, lead) is FormStep.Ask ask) step = WithOffer(talk, form, ask);
        await TakeAsync(talk, tickets, form, step, ct);
    }

    /// <param name="lead">Said before what the form says.</param>
    public static async ValueTask AdvanceAsync(Talk talk, TicketStore tickets, IReadOnlyList<FormFile> files, CancellationToken ct, string? lead = null)
    {
        if (Open(talk) is not var (form, state))
        {
            // The form's folder was taken away while it was open: what was typed is kept, and a person can be asked.
            PausedForms.PutAside(talk);
            talk.Say(talk.T("turn.form_gone"), talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
            return;
        }

        var input = new FormInput(talk.Text, talk.Read, files, talk.Context.Now);
        await TakeAsync(talk, tickets, form, Led(talk.Content.FormEngine.Advance(form, state, input, talk.Language), lead), ct);
    }

    /// <summary>What a bare number stands for where the open form's choices are listed with numbers, as there are no buttons; null when it is none of them.</summary>
    public static string? Listed(Talk talk)
    {
        if (talk.Context.Abilities.Buttons || talk.Context.State.Offered.Count > 0 || Open(talk) is not var (form, state)) return null;
        if (ListedNumber.Read(talk.Text) is not { } number) return null;
        var choices = talk.Content.FormEngine.CurrentQuestion(form, state, talk.Language).Choices;
        return number <= choices.Count ? choices[number - 1].Says : null;
    }

    /// <summary>True unless the message is more likely something else than an answer to what the form asks.</summary>
    public static bool IsAnswer(Talk talk, IReadOnlyList<FormFile> files)
    {
        if (files.Count > 0 || Open(talk) is not var (form, state)) return true;
        // What is written to a person is for the person, question or not.
        if (form.Name == Forms.Message && talk.Content.FormEngine.AsksForWords(form, state)) return true;
        var fit = FitOf(talk);
        return fit == FormFit.Certain || (fit == FormFit.Possible && !QuestionSigns.AsksSomething(talk.Text));
    }

    /// <summary>How well the words fit what the open form asks.</summary>
    public static FormFit FitOf(Talk talk) =>
        Open(talk) is var (form, state) ? talk.Content.FormEngine.Fits(form, state, new FormInput(talk.Text, talk.Read, [], talk.Context.Now)) : FormFit.No;

    /// <summary>Keeps a question that came instead of an answer for the colleague who gets the form, and asks again. False the second time: then it is taken as an answer, good or not.</summary>
    public static bool KeepQuestion(Talk talk)
    {
        if (Open(talk) is not var (form, state) || (state.Stage == FormStage.Question && state.Misses > 0)) return false;
        Keep(talk, form, state.WithNote(talk.Text) with { Misses = state.Misses + 1 });
        AskAgain(talk, talk.T("form.question_kept"));
        return true;
    }

    /// <summary>Says again what a form waits for that was put aside.</summary>
    public static void GoOn(Talk talk)
    {
        if (Open(talk) is not var (form, state)) return;
        var step = WithOffer(talk, form, (FormStep.Ask)talk.Content.FormEngine.Resume(form, state, talk.Language));
        Keep(talk, form, step.State);
        talk.Context.Say(step.Reply);
    }

    /// <summary>The ticket that was made from a form a short while ago, in the same case.</summary>
    public static string? JustFinished(Talk talk) =>
        LastOfCase(talk) is { } last && (last.IsEarly || talk.Context.Now - last.At < Afterthought) ? last.Ticket : null;

    /// <summary>The ticket that was made last in this case, if its form was not finished when it was filed.</summary>
    public static string? FiledEarly(Talk talk) => LastOfCase(talk) is { IsEarly: true } last ? last.Ticket : null;

    /// <summary>Asks the open form's question again, after something else was answered. A number then means the form's choices.</summary>
    public static void AskAgain(Talk talk, string? lead = null)
    {
        if (Open(talk) is not var (form, state)) return;
        var question = talk.Content.FormEngine.CurrentQuestion(form, state, talk.Language);
        talk.Context.Say(lead is null ? question : question with { Text = lead + "\n\n" + question.Text });
        talk.Context.State = talk.Context.State with { Offered = [] };
    }

    /// <summary>Keeps files in the open form that came beside something else than an answer.</summary>
    public static void AddFiles(Talk talk, IReadOnlyList<FormFile> files)
    {
        if (files.Count > 0 && Open(talk) is var (form, state)) Keep(talk, form, state with { Files = [.. state.Files, .. files] });
    }

    /// <summary>Finishes the open form as it stands; false when something is missing that it cannot do without.</summary>
    public static async ValueTask<bool> FinishAsync(Talk talk, TicketStore tickets, CancellationToken ct)
    {
        if (Open(talk) is not var (form, state)) return false;
        var sent = talk.Content.FormEngine.Submit(form, state, [], (talk.Language, talk.Context.Now));
        if (sent.Step is { } finished) await TakeAsync(talk, tickets, form, finished, ct);
        return sent.Step is not null;
    }

    /// <summary>Makes a ticket of the open form with what was told so far, whatever is missing.</summary>
    /// <param name="done">Key of the text that is said then.</param>
    public static async ValueTask FileAsItStandsAsync(Talk talk, TicketStore tickets, string done, CancellationToken ct)
    {
        if (Open(talk) is not var (form, state)) return;
        var outcome = talk.Content.FormEngine.SoFar(form, state, talk.Language) with { Done = done };
        await FileAsync(talk, tickets, (outcome, state.Id), isEarly: true, ct);
        // Who waits for a person may close the page: asked once, here or in the form, and the answer goes to the ticket like all that follows.
        if (outcome["contact"] is null && outcome["phone"] is null && outcome["account_email"] is null && !state.Skipped.Contains("contact")) talk.SayText("ticket.ask_contact");
    }

    /// <summary>Files that came with the message; they are stored already. What was spoken stands in the text.</summary>
    public static IReadOnlyList<FormFile> FilesOf(Activity activity) =>
        (activity.Attachments ?? []).Where(a => a.ContentUrl is not null && !Spoken.IsSound(a)).Select(a => new FormFile(a.ContentUrl!, a.Name, a.ContentType)).ToList();

    public static async ValueTask TakeAsync(Talk talk, TicketStore tickets, FormDefinition form, FormStep step, CancellationToken ct)
    {
        switch (step)
        {
            case FormStep.Ask ask:
                Keep(talk, form, ask.State);
                talk.Context.Say(ask.Reply);
                break;
            case FormStep.Cancelled cancelled:
                Keep(talk, form, cancelled.State);
                PausedForms.PutAside(talk);
                talk.Context.Say(cancelled.Reply);
                break;
            case FormStep.Paused paused:
                Keep(talk, form, paused.State);
                PausedForms.PutAside(talk, evenUntouched: true);
                talk.Context.Say(paused.Reply);
                break;
            case FormStep.Finished finished:
                await FileAsync(talk, tickets, (finished.Outcome, finished.State.Id), isEarly: false, ct);
                break;
            default:
                throw new InvalidOperationException($"Unhandled form step {step.GetType().Name}.");
        }
    }

    private static FinishedForm? LastOfCase(Talk talk) => talk.Context.State.Finished is [.., var last] && last.Case == talk.Context.CaseId ? last : null;

    private static async ValueTask FileAsync(Talk talk, TicketStore tickets, (FormOutcome Outcome, string Id) form, bool isEarly, CancellationToken ct)
    {
        talk.Context.State = talk.Context.State with { Form = null, Offered = [], LastQuestion = null, Misses = 0 };
        var ticket = await TicketTalk.OpenAsync(talk, tickets, form.Outcome, ct);
        var done = new FinishedForm(form.Id, ticket.Number, talk.Context.CaseId, talk.Context.Now) { IsEarly = isEarly };
        talk.Context.State = talk.Context.State with { Finished = [.. talk.Context.State.Finished.TakeLast(MostFinished - 1), done] };
    }

    private static FormStep Led(FormStep step, string? lead) =>
        lead is not null && step is FormStep.Ask ask ? ask with { Reply = ask.Reply with { Text = lead + "\n\n" + ask.Reply.Text } } : step;

    // Where there are buttons, and what is left to ask is worth a form. Who has to be handed to a person is not given a form to fill in.
    private static FormStep.Ask WithOffer(Talk talk, FormDefinition form, FormStep.Ask ask)
    {
        if (!talk.Context.Abilities.Buttons || form.Ticket.Person || ask.State.Stage != FormStage.Question) return ask;
        if (talk.Content.FormEngine.OpenQuestions(form, ask.State) < LeastQuestionsForCard) return ask;
        return ask with { Reply = ask.Reply with { Choices = [.. ask.Reply.Choices, new Choice(talk.T("form.card_offer"))] } };
    }

    public static void Keep(Talk talk, FormDefinition form, FormState state) =>
        talk.Context.State = talk.Context.State with { Form = new OpenForm(form.Name, state.ToJson()), Offered = [] };

    public static (FormDefinition Form, FormState State)? Open(Talk talk)
    {
        if (talk.Context.State.Form is not { } open || talk.Content.Forms.Find(open.Name) is not { } form) return null;
        return (form, FormState.Read(open.Data));
    }

    public static FormState Begun(Talk talk, FormDefinition form) =>
        talk.Content.FormEngine.Start(form, talk.Language, Known(talk, form), new FormInput("", talk.Context.Now), talk.Context.Entry.Id).State;

    /// <summary>What the browser, the account or earlier words of the customer tell: shown, not asked.</summary>
    private static Dictionary<string, KnownValue> Known(Talk talk, FormDefinition form)
    {
        var known = KnownValues.Of(talk.Context.Customer);
        // Who asked a question before asking for a person need not type it again.
        if (form.Name == Forms.Message && talk.Context.State.LastQuestion is { Length: > 0 } question) known["message"] = new KnownValue(question, ValueSource.Earlier);
        return known;
    }
}
