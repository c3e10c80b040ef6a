using System.Diagnostics;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Knowledge;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>A thousand questions become some matters.</summary>
public sealed class QuestionGroupsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly IntentEngine Engine = IntentEngine.Train(
    [
        new("bill-pay", "怎么付款", "zh"), new("bill-pay", "支持哪些付款方式", "zh"), new("bill-pay", "can I pay by card", "en"),
        new("res-export", "怎么导出", "zh"), new("res-export", "导出简历", "zh"), new("thanks", "谢谢", "zh"), new("none", "讲个笑话", "zh"),
    ]);

    [Fact]
    public void The_same_text_in_other_spelling_is_one()
    {
        var group = Assert.Single(Group("能用比特币付款吗", "能用比特币付款吗？", "能用 比特币 付款嗎"));

        Assert.Equal(3, group.Count);
        Assert.Equal(3, Assert.Single(group.Texts).Count);
    }

    [Fact]
    public void Texts_that_ask_the_same_are_a_group_and_others_are_not()
    {
        var groups = Group("能用比特币付款吗", "可以用比特币付款吗", "比特币付款可以吗", "支持鸿蒙系统吗", "支持鸿蒙吗", "有没有暗黑模式");

        Assert.Equal([3, 2, 1], groups.Select(g => g.Count));
        Assert.Equal("bill-pay", groups[0].Nearest[0].Label);
    }

    [Fact]
    public void A_group_counts_its_reasons_and_tells_the_newest_and_the_most_frequent_text()
    {
        var questions = new[]
        {
            Question("能用比特币付款吗", 0), Question("可以用比特币付款吗", 5, UnansweredQuestions.NotHelped),
            Question("可以用比特币付款吗", 9) with { Proposed = 4 }, Question("can I pay with bitcoin", 3) with { Language = "en" },
        };

        var groups = QuestionGroups.Of(questions, Engine);

        Assert.Equal(["zh", "en"], groups.Select(g => g.Language));
        Assert.Equal((2, 1), (groups[0].Reasons[UnansweredQuestions.Miss], groups[0].Reasons[UnansweredQuestions.NotHelped]));
        Assert.Equal(Now.AddMinutes(9), groups[0].Newest);
        Assert.Equal(("可以用比特币付款吗", 2), (groups[0].Texts[0].Text, groups[0].Texts[0].Count));
        Assert.Equal([4], groups[0].Proposed);
    }

    [Fact]
    public void A_group_keeps_its_name_while_questions_come_in()
    {
        var first = Question("能用比特币付款吗", 0);

        var alone = Assert.Single(QuestionGroups.Of([first], Engine));
        var grown = Assert.Single(QuestionGroups.Of([.. Enumerable.Range(1, 5).Select(i => Question("比特币付款可以吗", i)), first], Engine));

        Assert.Equal(alone.Id, grown.Id);
        Assert.Contains(grown.Texts, t => t.Id == alone.Id && t.Text == first.Text);
    }

    [Fact]
    public void Nobody_means_thanks_by_a_question_that_was_not_understood() =>
        Assert.DoesNotContain(Group("谢谢谢谢", "讲个笑话吧").SelectMany(g => g.Nearest), n => n.Label is "thanks" or "none");

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("🦜")]
    public void A_text_without_words_is_a_group_like_any_other(string text) => Assert.Equal(2, Assert.Single(Group(text, text)).Count);

    [Fact]
    public void Groups_of_the_shipped_ways_of_asking_seldom_mix_two_items()
    {
        using var folder = ContentFolder.Copy();
        var asks = folder.Read().Content.Book.Entries.SelectMany(e => e.Texts["zh"].Asks.Select(a => (e.Id, a.Text))).ToList();
        var items = asks.GroupBy(a => TextFold.Letters(a.Text)).ToDictionary(a => a.Key, a => a.First().Id);

        var groups = QuestionGroups.Of(asks.Select((a, i) => Question(a.Text, i)).ToList(), Engine);

        // Measured: of 3,432 texts 647 join a group, most of them one of their own item. A person sees the texts before anything is learned.
        var strangers = groups.Sum(g => g.Texts.Count - g.Texts.GroupBy(t => items[TextFold.Letters(t.Text)]).Max(i => i.Count()));
        Assert.True(groups.Count < 0.9 * asks.Count, $"{groups.Count} groups of {asks.Count} texts.");
        Assert.True(strangers < 0.08 * asks.Count, $"{strangers} of {asks.Count} texts are in a group of another item.");
    }

    [Fact]
    public void Ten_thousand_questions_are_grouped_in_seconds()
    {
        string[] verbs = ["导出", "打印", "分享", "上传", "删除", "翻译", "复制", "收藏", "合并", "评分"];
        string[] things = ["简历", "模板", "照片", "封面信", "证书", "作品集", "链接", "二维码", "评论", "水印"];
        var questions = Enumerable.Range(0, 10_000)
            .Select(i => Question($"{verbs[i % 10]}{things[i / 10 % 10]}第{i / 100}版怎么弄{i}", i))
            .ToList();

        var clock = Stopwatch.StartNew();
        var groups = QuestionGroups.Of(questions, Engine);

        Assert.Equal(10_000, groups.Sum(g => g.Count));
        // A hang guard, ten times what it takes: comparing each with each would be minutes.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40), $"It took {clock.Elapsed.TotalSeconds:F1} s.");
    }

    private static IReadOnlyList<QuestionGroup> Group(params string[] texts) => QuestionGroups.Of(texts.Select((t, i) => Question(t, i)).ToList(), Engine);

    private static UnansweredQuestion Question(string text, int minute, string reason = UnansweredQuestions.Miss) =>
        new(Ids.New(Now.AddMinutes(minute)), "c1", minute, "zh", text, null, reason, Now.AddMinutes(minute));
}
