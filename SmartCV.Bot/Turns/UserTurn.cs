using FormFile = SmartCV.Bot.Dialogs.FormFile;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tickets;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Turns;

/// <summary>
/// What the bot decides when a customer has written, in the order of the design: what was pressed, a person and other plain words, urgent matters,
/// the open form, a new form, the FAQ, and at last the offer of a person.
/// </summary>
public sealed class UserTurn(
    CurrentContent content, TicketStore tickets, IOptions<SupportOptions> options, IOptions<AnswerOptions> answers, PublicAddress address, IFileStore files, WordedTalk worded,
    GuessedParts guesses, SummaryPlan summaries, TicketCodes codes)
{
    /// <summary>A text of this length may be a whole description of a problem in six parts.</summary>
    private const int ShortestDescription = 40;

    public async ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct)
    {
        var now = content.Value;
        var (activity, count) = Fragments.Join(context, now.Words);
        context.Language = LanguageOf(activity, context, now);
        var talk = TalkOf(context, now, activity.Text?.Trim() ?? "");
        if (Fragments.WaitFor(talk, count) is { } until)
        {
            context.Hold(until);
            return context.Finish();
        }

        context.Consumed = count;
        if (FormTalk.Listed(talk) is { } choice) talk = TalkOf(context, now, choice);
        if (activity.Type == ActivityTypes.ConversationUpdate) await ComesOrGoesAsync(talk, activity, ct);
        else if (activity.Type == ActivityTypes.Event) ChannelAgents.Take(context, activity);
        else if (activity.Type == ActivityTypes.Message && !ChannelAgents.Have(context)) await AnswerAsync(talk, activity, ct);
        UrgentTimer.Watch(talk, context.Conversation.State.Form);
        summaries.Plan(talk);
        return context.Finish();
    }

    private Talk TalkOf(TurnContext context, BotContent content, string text) => new(context, content, options.Value, address) { Files = files, Answers = answers.Value, Text = text };

    private async ValueTask ComesOrGoesAsync(Talk talk, Activity activity, CancellationToken ct)
    {
        SmallTalk.ComesOrGoes(talk, activity);
        await CodeTalk.TakeAsync(talk, (tickets, codes), activity, ct);
    }

    private async ValueTask AnswerAsync(Talk talk, Activity activity, CancellationToken ct)
    {
        var files = FormTalk.FilesOf(activity);
        if (talk.Text.Length == 0 && !(activity.Attachments?.Count > 0) && activity.Value is null) return;
        talk.Context.EnsureCase();
        talk.Context.State = talk.Context.State with { Greeted = true };
        Spoken.Show(talk, activity);
        if (Spoken.AskForWords(talk, activity)) return;
        if (TicketTalk.TicketOf(activity) is { } number) await TicketTalk.AddAsync(talk, tickets, number, files, ct);
        else if (CardTalk.IsCard(activity)) await CardTalk.SubmitAsync(talk, tickets, activity, ct);
        else if (talk.Chosen() is { } command) await CommandAsync(talk, command, ct);
        else if (talk.Context.State.Form is { } open) await InFormAsync(talk, open.Name, files, ct);
        else if (files.Count > 0) await FilesAsync(talk, files, ct);
        else if (!await PlainWordAsync(talk, ct)) await UnderstandAsync(talk, ct);
    }

    // Files are never dropped for the words beside them.
    private async ValueTask FilesAsync(Talk talk, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (talk.Content.Words.Is("person", talk.Text)) await PersonTalk.OfferAsync(talk, tickets, files, ct);
        else if (await EarlyTicket.TakeAsync(talk, tickets, files, ct)) return;
        else if (UrgencySigns.Read(talk.Text, talk.Language) is not null) await UrgentTalk.OpenAsync(talk, tickets, files, ct);
        else if (TicketNumber.Find(talk.Text) is { } number) await TicketTalk.AddAsync(talk, tickets, number, files, ct);
        // A screenshot right after a report belongs to it: people find it while they read the number. Later it begins a report.
        else if (FormTalk.JustFinished(talk) is { } ticket && !IsDescription(talk)) await TicketTalk.AddAfterwardsAsync(talk, tickets, ticket, files, ct);
        else await ReportAsync(talk, files, ct);
    }

    private async ValueTask InFormAsync(Talk talk, string name, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (!await guesses.ReadAsync(talk, ct)) await OpenFormTalk.TakeAsync(talk, tickets, name, files, ct);
    }

    private async ValueTask ReportAsync(Talk talk, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        if (!await guesses.ReadAsync(talk, ct)) await FormTalk.OpenAsync(talk, tickets, Forms.Report, files, ct, withText: talk.Text.Length > 0);
    }

    /// <summary>Whole messages that need no understanding. They come before everything that could be mistaken.</summary>
    private async ValueTask<bool> PlainWordAsync(Talk talk, CancellationToken ct)
    {
        var words = talk.Content.Words;
        if (words.Is("person", talk.Text)) await PersonTalk.OfferAsync(talk, tickets, [], ct);
        else if (TicketNumber.Find(talk.Text) is { } number && TicketQuestion.IsAbout(talk, talk.Text)) await TicketLookup.StatusAsync(talk, tickets, number, ct);
        else if (words.Is("ticket", talk.Text)) await TicketLookup.ListAsync(talk, tickets, ct);
        else if (await ProgressAsync(talk, ct)) return true;
        else if (words.Is("resume", talk.Text) && talk.Context.State.Paused.Count > 0) PausedForms.Resume(talk, "");
        else if (words.Is("resume", talk.Text)) talk.SayText("turn.nothing_to_resume");
        else if (words.Is("urgent", talk.Text)) await UrgentTalk.OpenAsync(talk, tickets, [], ct);
        else if (talk.Content.Forms.OpenedBy(talk.Text) is { } form) await FormTalk.OpenAsync(talk, tickets, form.Name, [], ct);
        else if (talk.Context.State.LastTicket is { } ticket && words.Is("solved", talk.Text)) await TicketSolving.AskAsync(talk, tickets, ticket, ct);
        else if (talk.Context.State.LastTicket is { } owed && words.Is("unsolved", talk.Text)) await TicketSolving.StillBrokenAsync(talk, tickets, owed, ct);
        else if (words.Is("cancel", talk.Text)) await CancelAsync(talk, ct);
        else if (talk.Context.State.LastAnswer is not null && words.Is("solved", talk.Text)) AnswerTalk.Rate(talk, helped: true);
        else if (talk.Context.State.LastAnswer is not null && words.Is("unsolved", talk.Text)) AnswerTalk.Rate(talk, helped: false);
        else if (words.Is("none_of_these", talk.Text)) AnswerTalk.AskOtherwise(talk);
        else return PlanTalk.TakeYesOrNo(talk) || LanguageTalk.Take(talk) || SmallTalk.Answer(talk);
        return true;
    }

    private async ValueTask<bool> ProgressAsync(Talk talk, CancellationToken ct)
    {
        var asks = TicketQuestion.AsksProgress(talk.Text);
        // "多久" alone goes on from what was spoken of last.
        if (!asks && !TicketQuestion.AsksWhen(talk.Text) && !(talk.Context.State.LastTicket is not null && TicketQuestion.AsksHowLong(talk.Text))) return false;
        if (await TicketLookup.ProgressAsync(talk, tickets, ct)) return true;
        // Without a ticket "什么时候能好" asks what we promise in general; "弄好了吗" asks for a ticket that is not there.
        if (asks) TicketLookup.SayNone(talk);
        return asks;
    }

    // Nothing is being filled in; what could be meant is a ticket, or what was spoken of last.
    private async ValueTask CancelAsync(Talk talk, CancellationToken ct)
    {
        if (!await TicketSolving.OfferWithdrawalAsync(talk, tickets, ct) && !FollowUpTalk.TakeCancel(talk)) SmallTalk.Say(talk, IntentExamples.Cancel);
    }

    private async ValueTask UnderstandAsync(Talk talk, CancellationToken ct)
    {
        if (await EarlyTicket.TakeAsync(talk, tickets, [], ct)) return;
        if (UrgencySigns.Read(talk.Text, talk.Language) is not null) await UrgentTalk.OpenAsync(talk, tickets, [], ct);
        else if (PersonSigns.Wants(talk.Text)) await PersonTalk.OfferAsync(talk, tickets, [], ct);
        // A description in six parts is a report whatever it sounds like.
        else if (IsDescription(talk)) await ReportAsync(talk, [], ct);
        else if (TicketNumber.Find(talk.Text) is { } number) await TicketTalk.AddAsync(talk, tickets, number, [], ct);
        else if (FormTalk.JustFinished(talk) is { } ticket && (TicketQuestion.IsAddition(talk.Text) || TicketQuestion.IsSameTrouble(talk.Text))) await TicketTalk.AddAfterwardsAsync(talk, tickets, ticket, [], ct);
        else if (!PlanTalk.Take(talk)) await MeaningAsync(talk, ct);
    }

    private static bool IsDescription(Talk talk) => talk.Text.Length >= ShortestDescription && talk.Read.IsStructured;

    private async ValueTask MeaningAsync(Talk talk, CancellationToken ct)
    {
        if (FollowUpTalk.Take(talk)) return;
        var decision = AnswerTalk.Understand(talk);
        if (decision is { Kind: AnswerKind.Sure or AnswerKind.Likely, IsIntent: true, Label: { } intent })
            await IntentAsync(talk, intent, ct);
        else if (!await worded.TakeAsync(talk, decision, ct))
            AnswerTalk.Say(talk, decision);
    }

    private async ValueTask IntentAsync(Talk talk, string intent, CancellationToken ct)
    {
        switch (intent)
        {
            case IntentExamples.Human:
                await PersonTalk.OfferAsync(talk, tickets, [], ct);
                break;
            case IntentExamples.Report:
                await ReportAsync(talk, [], ct);
                break;
            case IntentExamples.TicketStatus or IntentExamples.MyTickets:
                await TicketLookup.ListAsync(talk, tickets, ct);
                break;
            case IntentExamples.Urgent:
                await UrgentTalk.OpenAsync(talk, tickets, [], ct);
                break;
            case IntentExamples.Cancel:
                await CancelAsync(talk, ct);
                break;
            default:
                SmallTalk.Say(talk, intent);
                break;
        }
    }

    private async ValueTask CommandAsync(Talk talk, TurnCommand command, CancellationToken ct)
    {
        switch (command.Verb)
        {
            case TurnCommand.Person:
                await PersonTalk.OfferAsync(talk, tickets, [], ct);
                break;
            case TurnCommand.Form:
                await FormTalk.OpenAsync(talk, tickets, command.Subject, [], ct);
                break;
            case TurnCommand.Item:
                AnswerTalk.Answer(talk, command.Subject, []);
                break;
            case TurnCommand.Ticket:
                await TicketLookup.StatusAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.TicketStatus or TurnCommand.MyTickets:
                await TicketLookup.ListAsync(talk, tickets, ct);
                break;
            case TurnCommand.TicketAdd:
                await TicketTalk.AddLastAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.TicketSolved:
                await TicketSolving.SolvedAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.TicketUnsolved:
                await TicketSolving.UnsolvedAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.TicketWithdraw:
                await TicketSolving.WithdrawAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.TicketKeep:
                await TicketLookup.StatusAsync(talk, tickets, command.Subject, ct);
                break;
            case TurnCommand.Language:
                LanguageTalk.Use(talk, command.Subject);
                break;
            case TurnCommand.AskPlan:
                PlanTalk.Ask(talk);
                break;
            case TurnCommand.PlanIs:
                PlanTalk.Is(talk, command.Subject);
                break;
            case TurnCommand.Helped or TurnCommand.NotHelped:
                AnswerTalk.Rate(talk, command.Verb == TurnCommand.Helped);
                break;
            case TurnCommand.Resume:
                PausedForms.Resume(talk, command.Subject);
                break;
            default:
                AnswerTalk.Miss(talk, UnansweredQuestions.NoChoice, null);
                break;
        }
    }

    private static string? LanguageOf(Activity activity, TurnContext context, BotContent content)
    {
        // What the customer writes tells more than what the browser says; the browser counts until then.
        if (activity.Type == ActivityTypes.Message && activity.Text is { Length: > 0 } text && LanguageGuess.Of(text, context.Language) is { } guessed)
            return content.Texts.Closest(guessed) ?? context.Language;
        return context.Language ?? content.Texts.Closest(activity.Locale) ?? TextCatalog.BaseLanguage;
    }
}
