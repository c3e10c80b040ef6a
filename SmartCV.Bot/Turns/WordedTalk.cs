using SmartCV.Bot.Conversations;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.LanguageModel;

namespace SmartCV.Bot.Turns;

/// <summary>
/// An answer that a language model words from FAQ items, where the bot would have to choose one of several or ask which is meant. It is shown as what it is,
/// with its items as buttons. Whatever the model is not sure to do well stays with the bot: urgent matters, the wish for a person, tickets, money that should move,
/// answers that depend on a plan we do not know, and items of which nobody knows the answer.
/// </summary>
public sealed class WordedTalk(ModelTalk model)
{
    private const int MostSources = 3;
    private const int LongQuestion = 40;
    private const int LongestQuestion = 800;

    /// <summary>True when the turn has its answer, or is held until it may wait for one; false: the bot says what it says without a model.</summary>
    public async ValueTask<bool> TakeAsync(Talk talk, AnswerDecision decision, CancellationToken ct)
    {
        if (!model.IsOn || !model.Options.Answers || SourcesOf(talk, decision) is not { } sources) return false;
        var asked = new AnswerQuestion(talk.Text, talk.Language, sources);
        var request = asked.ToRequest();
        if (model.Holds(talk, request)) return true;
        if (await model.AskAsync(talk, request, ct) is not { } said) return false;
        var answer = AnswerCheck.Read(said, asked);
        if (answer.Text is { } text) Say(talk, text, answer.Cited, isAsked: decision.Kind == AnswerKind.Ask);
        else model.NotUsed(talk, answer.Refused!);
        return answer.Text is not null;
    }

    // Several items that are near, or one and a question too long for a sentence of its kind.
    private static List<Source>? SourcesOf(Talk talk, AnswerDecision decision)
    {
        if (decision.Kind is not (AnswerKind.Likely or AnswerKind.Ask) || talk.Text.Length > LongestQuestion || Keywords.IsAll(talk.Text)) return null;
        if (ClaimSigns.IsAboutMoney(talk.Text)) return null;
        var sources = new List<Source>();
        foreach (var label in decision.Label is { } best ? decision.Choices.Prepend(best) : decision.Choices)
        {
            // A wish for a person, a report, a ticket: a button does what words can not.
            if (talk.Content.Faq.Find(label) is not { } entry || !MayBeWorded(talk, entry)) return null;
            var answer = FaqAnswer.Choose(entry, talk.Language, talk.Facts);
            if (answer.Language == talk.Language && sources.Count < MostSources) sources.Add(new Source(entry.Id, entry.TitleIn(talk.Language), answer.Text.Trim()));
        }

        return sources.Count > 1 || (sources.Count == 1 && talk.Text.Length >= LongQuestion) ? sources : null;
    }

    private static bool MayBeWorded(Talk talk, FaqEntry entry)
    {
        if (!entry.Known || entry.IsUrgentWhenAsked(talk.Text)) return false;
        foreach (var offer in FaqAnswer.Choose(entry, talk.Language, talk.Facts).Offer)
        {
            if (offer is TurnCommand.AskPlan or TurnCommand.TicketStatus or TurnCommand.MyTickets or Forms.Urgent) return false;
            if (talk.Content.Forms.Find(offer) is { Ticket.Category: "billing" }) return false;
        }

        return true;
    }

    private static void Say(Talk talk, string answer, IReadOnlyList<Source> cited, bool isAsked)
    {
        var named = talk.T("turn.worded", ("answer", answer), ("sources", string.Join('\n', cited.Select(s => "- " + s.Title))));
        List<TurnCommand> below = [.. cited.Select(s => AnswerTalk.CommandFor(s.Id)), new(TurnCommand.Helped), new(TurnCommand.NotHelped)];
        if (isAsked) below.Add(new TurnCommand(TurnCommand.NoneOfThese));
        below.Add(new TurnCommand(TurnCommand.Person));
        var id = talk.Say(named + "\n\n" + talk.T("turn.helped"), below.Select(talk.ButtonFor).ToList());
        talk.Context.State = talk.Context.State with
        {
            LastAnswer = new LastAnswer(cited[0].Id, talk.Text) { ActivityId = id, At = talk.Context.Now, IsWorded = true },
            LastTicket = null,
            // "None of these" is about the question, not about the button.
            LastQuestion = isAsked ? talk.Text : null,
            Misses = 0,
        };
    }
}
