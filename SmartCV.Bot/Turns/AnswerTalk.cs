using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Turns;

/// <summary>Answers from the FAQ, with what belongs below an answer; and what is said when there is none.</summary>
internal static class AnswerTalk
{
    private const int MostOffers = 2;
    private const int MostAlternatives = 2;

    public static AnswerDecision Understand(Talk talk) =>
        AnswerDecision.For(talk.Text, talk.Meant, talk.Answers);

    public static void Say(Talk talk, AnswerDecision decision)
    {
        if (decision.Label is { } item && talk.Content.Faq.Find(item) is not null) Answer(talk, item, decision.Choices);
        else if (decision.Kind == AnswerKind.Ask) AskWhich(talk, talk.Text, decision.Choices);
        else Miss(talk, UnansweredQuestions.Miss, decision.Nearest);
    }

    /// <param name="alternatives">What else could have been meant, best first.</param>
    public static void Answer(Talk talk, string item, IReadOnlyList<string> alternatives)
    {
        var entry = talk.Content.Faq.Find(item);
        if (entry is null)
        {
            // The button is older than the content: the item was taken out meanwhile.
            Miss(talk, UnansweredQuestions.Miss, item);
            return;
        }

        var again = talk.Context.State.LastAnswer is { } last && last.Item == item ? last : null;
        var question = again?.Question ?? talk.Text;
        var answer = FaqAnswer.Choose(entry, talk.Language, talk.Facts);
        var offers = Offers(entry, answer, question);
        var others = alternatives.Where(a => a != item).Select(CommandFor).Take(MostAlternatives).ToList();
        // Whoever was told that we don't know, or that a person must look, is not asked whether that helped.
        var below = entry.Known ? talk.T(others.Count > 0 ? "turn.helped_or_meant" : "turn.helped") : others.Count > 0 ? talk.T("turn.meant") : null;
        var text = answer.Text.TrimEnd() + (below is null ? "" : "\n\n" + below);
        var said = new LastAnswer(item, question) { ActivityId = talk.Say(text, Buttons(talk, offers, others, canHelp: entry.Known)), At = talk.Context.Now, IsFollowUp = again?.IsFollowUp ?? false };
        talk.Context.State = talk.Context.State with { LastAnswer = said, LastTicket = null, LastQuestion = null, Misses = 0 };
    }

    /// <summary>Answers in the middle of a form, then asks the form's question again.</summary>
    public static void AnswerBeside(Talk talk, string item)
    {
        var answer = FaqAnswer.Choose(talk.Content.Faq.Find(item)!, talk.Language, talk.Facts);
        talk.Context.Say(new Reply(answer.Text.TrimEnd()));
        FormTalk.AskAgain(talk);
    }

    public static void Rate(Talk talk, bool helped)
    {
        if (talk.Context.State.LastAnswer is not { } last)
        {
            talk.SayText("turn.thanks");
            return;
        }

        // By the id of the answer: whoever presses again, or something else, replaces the rating and does not add one.
        var rating = new AnswerRating(talk.Context.Conversation.Id, last.ActivityId ?? talk.Context.Entry.Id, last.IsWorded ? AnswerRatings.Worded + last.Item : last.Item, helped, talk.Context.Now);
        talk.Context.Effect(set => AnswerRatings.Add(set, rating));
        if (helped)
        {
            talk.Context.State = talk.Context.State with { LastAnswer = null, LastQuestion = null };
            talk.SayText("turn.glad");
            return;
        }

        if (!last.DidNotHelp) Keep(talk, last.Question, UnansweredQuestions.NotHelped, last.Item);
        talk.Context.State = talk.Context.State with { LastAnswer = last with { DidNotHelp = true }, LastQuestion = last.Question };
        talk.Say(
            talk.T("turn.not_helped"),
            talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report)),
            talk.ButtonFor(new TurnCommand(TurnCommand.Person)));
    }

    public static void Miss(Talk talk, string reason, string? nearest)
    {
        var question = reason == UnansweredQuestions.NoChoice ? talk.Context.State.LastQuestion ?? talk.Text : talk.Text;
        Keep(talk, question, reason, nearest);
        var misses = talk.Context.State.Misses + 1;
        talk.Context.State = talk.Context.State with { Misses = misses, LastQuestion = question };
        var buttons = PersonOrReport(talk);
        // Shortly after a report it may be more of the same.
        if (FormTalk.JustFinished(talk) is { } ticket) buttons.Insert(0, talk.ButtonFor(new TurnCommand(TurnCommand.TicketAdd, ticket)));
        // Whoever finds nothing among our suggestions was clear enough: the guess was ours.
        var first = reason == UnansweredQuestions.NoChoice ? "turn.miss_choice" : "turn.miss";
        talk.Say(talk.T(misses == 1 ? first : "turn.miss_again"), buttons);
    }

    /// <summary>"None of these" where nothing can be chosen any more: asks for other words. It is no question, so nothing is kept for a colleague.</summary>
    public static void AskOtherwise(Talk talk) => talk.Say(talk.T("turn.miss_choice"), PersonOrReport(talk));

    /// <param name="question">What was asked, for whoever gets it when none is meant.</param>
    public static void AskWhich(Talk talk, string question, IReadOnlyList<string> choices)
    {
        talk.Context.State = talk.Context.State with { LastQuestion = question };
        var buttons = choices.Select(c => talk.ButtonFor(CommandFor(c))).ToList();
        buttons.Add(talk.ButtonFor(new TurnCommand(TurnCommand.NoneOfThese)));
        talk.AskWhich(talk.T("turn.which"), buttons);
    }

    /// <summary>The last answer was all there is about its item: says so, and offers what lies near.</summary>
    public static void NothingMore(Talk talk, string question, string item, IReadOnlyList<string> choices)
    {
        Keep(talk, question, UnansweredQuestions.Miss, item);
        talk.Context.State = talk.Context.State with { LastQuestion = question };
        var entry = talk.Content.Faq.Find(item)!;
        var near = choices.Concat(entry.See).Distinct().Where(c => c != item).Take(MostAlternatives).Select(CommandFor).Append(new TurnCommand(TurnCommand.Person)).Distinct();
        talk.Say(talk.T("turn.follow_same", ("title", entry.TitleIn(talk.Language))), near.Select(talk.ButtonFor).ToList());
    }

    private static List<Button> PersonOrReport(Talk talk) =>
        [talk.ButtonFor(new TurnCommand(TurnCommand.Person)), talk.ButtonFor(new TurnCommand(TurnCommand.Form, Forms.Report))];

    private static List<TurnCommand> Offers(FaqEntry entry, ChosenAnswer answer, string question)
    {
        var offers = new List<TurnCommand>();
        if (entry.IsUrgentWhenAsked(question)) offers.Add(new TurnCommand(TurnCommand.Form, Forms.Urgent));
        foreach (var offer in answer.Offer)
        {
            var command = offer is TurnCommand.Person or TurnCommand.TicketStatus or TurnCommand.MyTickets or TurnCommand.AskPlan
                ? new TurnCommand(offer)
                : new TurnCommand(TurnCommand.Form, offer);
            if (!offers.Contains(command)) offers.Add(command);
        }

        return offers.Take(MostOffers).ToList();
    }

    private static List<Button> Buttons(Talk talk, List<TurnCommand> offers, List<TurnCommand> others, bool canHelp)
    {
        var person = new TurnCommand(TurnCommand.Person);
        List<TurnCommand> all = [.. offers, .. others];
        if (canHelp) all.AddRange([new TurnCommand(TurnCommand.Helped), new TurnCommand(TurnCommand.NotHelped)]);
        if (!all.Contains(person)) all.Add(person);
        return all.Select(talk.ButtonFor).ToList();
    }

    public static TurnCommand CommandFor(string label) => label switch
    {
        IntentExamples.Human => new TurnCommand(TurnCommand.Person),
        IntentExamples.Report => new TurnCommand(TurnCommand.Form, Forms.Report),
        IntentExamples.Urgent => new TurnCommand(TurnCommand.Form, Forms.Urgent),
        IntentExamples.TicketStatus or IntentExamples.MyTickets => new TurnCommand(TurnCommand.MyTickets),
        _ => new TurnCommand(TurnCommand.Item, label),
    };

    private static void Keep(Talk talk, string question, string reason, string? nearest)
    {
        var kept = new UnansweredQuestion(
            Ids.New(talk.Context.Now), talk.Context.Conversation.Id, talk.Context.Entry.Seq ?? 0, talk.Language, question, nearest, reason, talk.Context.Now);
        talk.Context.Effect(set => UnansweredQuestions.Add(set, kept));
    }
}
