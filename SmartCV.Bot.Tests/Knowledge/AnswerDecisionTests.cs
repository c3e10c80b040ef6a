using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Knowledge;

public sealed class AnswerDecisionTests
{
    [Theory]
    [InlineData("acc-a:0.8 acc-b:0.05", 0.8, AnswerKind.Sure, "acc-a", "")]
    [InlineData("acc-a:0.38 acc-b:0.2", 0.8, AnswerKind.Likely, "acc-a", "acc-b")]
    [InlineData("acc-a:0.3 acc-b:0.28 bill-c:0.2 thanks:0.1", 0.8, AnswerKind.Ask, null, "acc-a acc-b bill-c")]
    [InlineData("acc-a:0.8 acc-b:0.05", 0.01, AnswerKind.Miss, null, "")]
    [InlineData("none:0.6 acc-b:0.2", 0.5, AnswerKind.Miss, null, "")]
    [InlineData("", 0, AnswerKind.Miss, null, "")]
    [InlineData("acc-a:0.4 urgent:0.35", 0.5, AnswerKind.Sure, "urgent", "")]
    [InlineData("acc-a:0.4 report:0.35", 0.5, AnswerKind.Ask, null, "acc-a report")]
    [InlineData("human:0.9", 0.5, AnswerKind.Sure, "human", "")]
    [InlineData("human:0.9", 0.02, AnswerKind.Miss, null, "")]
    [InlineData("acc-a:0.4 urgent:0.35", 0.15, AnswerKind.Sure, "urgent", "")]
    [InlineData("acc-a:0.4 urgent:0.35", 0.1, AnswerKind.Miss, null, "")]
    public void Sure_answers_are_given_and_unsure_ones_are_asked(string ranked, double fits, AnswerKind kind, string? label, string choices)
    {
        var prediction = Predicted(ranked, fits);

        var decision = AnswerDecision.For("我想知道简历导出以后放在桌面上的位置", prediction, AnswerOptions.Default);

        Assert.Equal(kind, decision.Kind);
        Assert.Equal(label, decision.Label);
        Assert.Equal(choices, string.Join(' ', decision.Choices));
    }

    [Theory]
    [InlineData("会员", "acc-a:0.8 acc-b:0.05", "acc-a acc-b")]
    [InlineData("pdf export", "acc-a:0.6 acc-b:0.2 acc-c:0.1 acc-d:0.08", "acc-a acc-b acc-c")]
    [InlineData("会员", "acc-a:0.9 acc-b:0.01", "")]
    [InlineData("会员怎么开", "acc-a:0.8 acc-b:0.05", "")]
    [InlineData("cancel my paid plan", "acc-a:0.8 acc-b:0.05", "")]
    [InlineData("转人工", "human:0.8 acc-b:0.05", "")]
    public void One_or_two_words_that_several_items_share_are_asked_back(string text, string ranked, string choices)
    {
        var decision = AnswerDecision.For(text, Predicted(ranked, fits: 0.9), AnswerOptions.Default);

        Assert.Equal(choices.Length > 0, decision.Kind == AnswerKind.Ask);
        Assert.Equal(choices, string.Join(' ', decision.Choices));
    }

    [Theory]
    [InlineData("什么是异地登录提醒", "urgent:0.8 acc-a:0.1", AnswerKind.Ask, "urgent acc-a")]
    [InlineData("how do I protect my account from hackers", "urgent:0.6 none:0.3", AnswerKind.Miss, "")]
    [InlineData("sales representative resume sample", "human:0.8 none:0.1", AnswerKind.Miss, "")]
    [InlineData("sales representative resume sample", "human:0.5 ai-a:0.4", AnswerKind.Likely, "human")]
    [InlineData("我的号给人动过了", "urgent:0.8 acc-a:0.1", AnswerKind.Sure, "")]
    public void A_text_that_only_asks_about_the_subject_is_no_alarm(string text, string ranked, AnswerKind kind, string choices)
    {
        var decision = AnswerDecision.For(text, Predicted(ranked, fits: 0.9), AnswerOptions.Default);

        Assert.Equal(kind, decision.Kind);
        Assert.Equal(choices, string.Join(' ', decision.Choices));
    }

    private static Prediction Predicted(string ranked, double fits) => new(
        ranked.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(':'))
            .Select(r => new ScoredLabel(r[0], double.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture)))
            .ToList(),
        fits);
}
