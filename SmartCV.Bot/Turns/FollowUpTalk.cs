using SmartCV.Bot.Conversations;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Turns;

/// <summary>Short questions that go on from the last answer.</summary>
internal static class FollowUpTalk
{
    // A long question holds more than the topic.
    private const int LongestQuestion = 24;

    // "套餐与付款 取消" has 0.27 for its item, what only sounds like it 0.15.
    private const double LeastOrder = 0.18;

    /// <summary>Answers a follow-up, or asks which is meant. False when there is nothing to follow, or the text is complete by itself.</summary>
    public static bool Take(Talk talk)
    {
        if (Topic(talk) is not { } last || FollowUp.Read(talk.Text, talk.Content.Words) is not { } followUp) return false;
        var title = TitleOf(talk, last);
        var decision = FollowUpDecision.Of(followUp, last.Item, Read(talk, followUp, AskedBefore(last, title), title), talk.Answers);
        var question = QuestionOf(talk, last);
        switch (decision.Kind)
        {
            case FollowUpKind.Answer:
                Answer(talk, decision.Label!, decision.Choices, question);
                break;
            // "还要多久" after how a refund is asked for: what a bare question word could mean, and the item itself names as next, is meant.
            case FollowUpKind.Ask when followUp.Shape == FollowUpShape.Whole && talk.Content.Faq.Find(last.Item)!.See.Contains(decision.Choices[0]):
                Answer(talk, decision.Choices[0], decision.Choices.Skip(1).ToList(), question);
                break;
            case FollowUpKind.Ask:
                AnswerTalk.AskWhich(talk, question, decision.Choices);
                break;
            case FollowUpKind.Same:
                AnswerTalk.NothingMore(talk, question, last.Item, decision.Choices);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>
    /// "Cancel it" while nothing is open: after an answer about prices it asks how to cancel the plan. False unless it is clear what is meant: "算了" only wants to
    /// stop.
    /// </summary>
    public static bool TakeCancel(Talk talk)
    {
        if (Topic(talk) is not { } last || CancelledNear(talk, last) is not { } item) return false;
        if (item == last.Item) AnswerTalk.NothingMore(talk, QuestionOf(talk, last), item, []);
        else Answer(talk, item, [], QuestionOf(talk, last));
        return true;
    }

    // Read behind the name of the category, since what is to be cancelled is near what was answered. A name with an order behind it is no question, so only the
    // scores count, and only those that the order raises: what the category means by itself has nothing to do with it.
    private static string? CancelledNear(Talk talk, LastAnswer last)
    {
        var category = talk.Content.Faq.Find(last.Item)!.Category;
        var subject = talk.Content.Faq.Categories.First(c => c.Id == category).TitleIn(talk.Language);
        var ranked = Predict(talk, $"{subject} {talk.Text}").Ranked;
        if (ranked is not [var best, ..] || talk.Content.Faq.Find(best.Label)?.Category != category) return null;
        var second = ranked.Count > 1 ? ranked[1].Score : 0;
        var before = Predict(talk, subject).Ranked.FirstOrDefault(r => r.Label == best.Label)?.Score ?? 0;
        return best.Score >= LeastOrder && best.Score >= talk.Answers.Lead * second && best.Score >= 2 * before ? best.Label : null;
    }

    private static void Answer(Talk talk, string item, IReadOnlyList<string> alternatives, string question)
    {
        AnswerTalk.Answer(talk, item, alternatives);
        talk.Context.State = talk.Context.State with { LastAnswer = talk.Context.State.LastAnswer! with { Question = question, IsFollowUp = true } };
    }

    // What is kept for a colleague must be understood without the lines above it.
    private static string QuestionOf(Talk talk, LastAnswer last) => $"{AskedBefore(last, TitleOf(talk, last))} / {talk.Text}";

    private static string TitleOf(Talk talk, LastAnswer last) => talk.Content.Faq.Find(last.Item)!.TitleIn(talk.Language);

    // After a while people have done something else, and "在哪里" is about that.
    private static LastAnswer? Topic(Talk talk) =>
        talk.Context.State.LastAnswer is { At: { } at } last && talk.Context.Now - at <= talk.Answers.FollowUpWithin && talk.Content.Faq.Find(last.Item) is not null ? last : null;

    private static string AskedBefore(LastAnswer last, string title) => last.IsFollowUp || last.Question.Length > LongestQuestion ? title : last.Question;

    private static FollowUpReadings Read(Talk talk, FollowUp followUp, string asked, string title)
    {
        return new FollowUpReadings(
            talk.Meant,
            () => Predict(talk, followUp.Core),
            () => new[] { asked, title }.Distinct().Select(before => Predict(talk, $"{before} {followUp.Core}")).ToList());
    }

    private static Prediction Predict(Talk talk, string text) => talk.Content.Intents.Predict(text, talk.Language);
}
