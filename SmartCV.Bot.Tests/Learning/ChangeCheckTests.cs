using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>What a change would do, found out before it does it.</summary>
public sealed class ChangeCheckTests
{
    private static readonly Question[] Forgotten = [.. Enumerable.Range(0, 12).Select(i => new Question("登录密码想不起来", "acc-password", i + 1))];

    [Fact]
    public void A_way_of_asking_makes_its_question_better()
    {
        var report = Check([new Question("想把账号弄没", "acc-delete", 1)], [new LoggedQuestion("想把账号弄没", "zh", "acc-delete")], ContentOverlayTests.Variant(1, "acc-delete", "想把账号弄没"));

        var file = report.Sets[1];
        Assert.Equal(["想把账号弄没"], file.Better.Select(r => r.Before.Question.Text));
        Assert.Empty(file.Worse);
        Assert.Equal("acc-delete", Assert.Single(report.Asked).After.Label);
        Assert.NotEqual("acc-delete", report.Asked[0].Before.Label);
        Assert.False(report.GetsWorse, string.Join('\n', report.Objections));
    }

    [Fact]
    public void What_makes_the_questions_of_a_file_worse_is_objected_to_and_the_rows_are_listed()
    {
        var report = Check(Forgotten, [], ContentOverlayTests.Variant(1, "bill-refund", "登录密码想不起来"), ContentOverlayTests.Variant(2, "bill-refund", "登录密码想不起来了"));

        Assert.True(report.GetsWorse);
        Assert.Equal(12, report.Sets[1].Worse.Count(r => r.Touched));
        Assert.Contains(report.Objections, o => o.StartsWith("file: of the 12 questions near the change 12 get something worse", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_answered_otherwise_for_sure_is_objected_to_unless_customers_complained()
    {
        var typed = Check([], [], ContentOverlayTests.Variant(1, "acc-register", "忘记密码了怎么办"));
        var asked = Check([], [new LoggedQuestion("忘记密码了怎么办", "zh", "acc-register")], ContentOverlayTests.Variant(1, "acc-register", "忘记密码了怎么办"));

        Assert.Equal(("acc-password", false), (Assert.Single(typed.Contradictions).Answered, typed.Contradictions[0].Complained));
        Assert.Contains("answered with acc-password for sure today", typed.Objections[0], StringComparison.Ordinal);
        Assert.True(Assert.Single(asked.Contradictions).Complained);
        Assert.DoesNotContain(asked.Objections, o => o.Contains("for sure today", StringComparison.Ordinal));
    }

    [Fact]
    public void The_content_is_held_against_itself_without_what_only_the_change_brings()
    {
        using var folder = SmallContent.Make();
        var texts = folder.Read().Content.Examples().Select(e => e.Text).ToHashSet();

        var rows = Check([], [], ContentOverlayTests.Variant(1, "acc-register", "弄个账号")).Sets[0].Rows;

        Assert.Equal(texts.Order(StringComparer.Ordinal), rows.Select(r => r.Before.Question.Text).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal(r.Before.Question, r.After.Question));
    }

    [Theory]
    [InlineData(10, 13, false)]
    [InlineData(0, 2, false)]
    [InlineData(0, 3, true)]
    [InlineData(160, 190, true)]
    public void Near_the_change_those_that_get_worse_may_outnumber_the_others_by_chance_only(int better, int worse, bool objected) =>
        Assert.Equal(objected, ChangeLimits.Objections(Set(better, worse, touched: true, "acc-register")).Any(o => o.Contains("near the change", StringComparison.Ordinal)));

    [Theory]
    [InlineData(170, 190, false)]
    [InlineData(140, 190, true)]
    public void Of_all_questions_twice_the_square_root_is_allowed(int better, int worse, bool objected) =>
        Assert.Equal(objected, ChangeLimits.Objections(Set(better, worse, touched: false, "acc-register")).Any(o => o.Contains("more than chance", StringComparison.Ordinal)));

    [Theory]
    [InlineData("urgent")]
    [InlineData("human")]
    public void Urgent_matters_and_wishes_for_a_person_must_not_be_lost(string intent)
    {
        Assert.Contains(ChangeLimits.Objections(Set(0, 5, touched: false, intent)), o => o.Contains($"5 '{intent}' are no longer recognised", StringComparison.Ordinal));
        Assert.DoesNotContain(ChangeLimits.Objections(Set(4, 5, touched: false, intent)), o => o.Contains("no longer recognised", StringComparison.Ordinal));
    }

    [Fact]
    public void What_nothing_answers_must_not_be_answered() =>
        Assert.Contains(ChangeLimits.Objections(Set(0, 5, touched: false, "none", wrong: "acc-register")), o => o.Contains("5 questions that nothing answers", StringComparison.Ordinal));

    private static ChangeReport Check(IReadOnlyList<Question> file, IReadOnlyList<LoggedQuestion> logged, params OverlayEntry[] entries)
    {
        using var folder = SmallContent.Make();
        using var models = new TestFolder();
        var before = folder.Read().Content;
        var after = ContentOverlay.Lay(before, entries, null).Content;
        return new ChangeCheck(new IntentModelCache(models.Path), new AnswerOptions(), _ => { }).Run(before, after, file.Count > 0 ? [("file", file)] : [], logged);
    }

    private static ComparedSet Set(int better, int worse, bool touched, string label, string wrong = "bill-refund")
    {
        ComparedRow Row(bool isBetter, int i)
        {
            var (right, other) = (Answer(label == "none" ? null : label, i, label), Answer(wrong, i, label));
            return isBetter ? new ComparedRow(other, right, touched) : new ComparedRow(right, other, touched);
        }

        return new ComparedSet("set", [.. Enumerable.Range(0, better).Select(i => Row(true, i)), .. Enumerable.Range(0, worse).Select(i => Row(false, i))]);
    }

    private static EvaluationRow Answer(string? label, int line, string expected) => new(
        new Question("某个问题", expected, line),
        new Prediction(label is null ? [] : [new ScoredLabel(label, 0.9)], 0.9),
        new AnswerDecision(label is null ? AnswerKind.Miss : AnswerKind.Sure, label, [], label));
}
