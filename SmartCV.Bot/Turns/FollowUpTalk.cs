using SmartCV.Bot.Conversations;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Turns;

/// <summary>Short questions that go on from the last answer.</summary>
internal static class FollowUpTalk
{
    // A long question holds more than the topic.
    private const int LongestQuestion = 24;

    /// <summary>Answers a follow-up, or asks which is meant. False when there is nothing to follow, or the text is complete by itself.</summary>
    public static bool Take(Talk talk)
    {
        if (Topic(talk) is not { } last || FollowUp.Read(talk.Text, talk.Content.Words) is not { } followUp) return false;
        var title = talk.Content.Faq.Find(last.Item)!.TitleIn(talk.Language);
        var decision = FollowUpDecision.Of(followUp, last.Item, Read(talk, followUp, AskedBefore(last, title), title), talk.Answers);
        // What is kept for a colleague must be understood without the lines above it.
        var question = $"{AskedBefore(last, title)} / {talk.Text}";
        switch (decision.Kind)
        {
            case FollowUpKind.Answer:
                AnswerTalk.Answer(talk, decision.Label!, decision.Choices);
                talk.Context.State = talk.Context.State with { LastAnswer = talk.Context.State.LastAnswer! with { Question = question, IsFollowUp = true } };
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

    // After a while people have done something else, and "在哪里" is about that.
    private static LastAnswer? Topic(Talk talk) =>
        talk.Context.State.LastAnswer is { At: { } at } last && talk.Context.Now - at <= talk.Answers.FollowUpWithin && talk.Content.Faq.Find(last.Item) is not null ? last : null;

    private static string AskedBefore(LastAnswer last, string title) => last.IsFollowUp || last.Question.Length > LongestQuestion ? title : last.Question;

    private static FollowUpReadings Read(Talk talk, FollowUp followUp, string asked, string title)
    {
        Prediction Predict(string text) => talk.Content.Intents.Predict(text, talk.Language);
        return new FollowUpReadings(
            talk.Meant,
            () => Predict(followUp.Core),
            () => new[] { asked, title }.Distinct().Select(before => Predict($"{before} {followUp.Core}")).ToList());
    }
}
