using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>How well the content of this repository is understood, and that content alone changes it.</summary>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    public static string File { get; } = Path.Combine(ContentFolder.RepositoryRoot(), "SmartCV.Bot.Tests", "Knowledge", "Data", "eval-questions.tsv");

    /// <summary>Urgent matters, wishes for a person and what no answer fits, in words of our own.</summary>
    public static string OwnFile { get; } = Path.Combine(ContentFolder.RepositoryRoot(), "SmartCV.Bot.Tests", "Knowledge", "Data", "own-questions.tsv");

    [Fact]
    public void What_no_answer_fits_is_seldom_answered_all_the_same()
    {
        var evaluation = Evaluation.Of(ShippedUnderstanding.Engine, QuestionSet.Read(OwnFile), AnswerOptions.Default);
        var table = new StringWriter();
        EvaluateCommand.Print(evaluation, table);
        output.WriteLine(table.ToString());

        Assert.True(evaluation.Group("urgent")!.Count >= 150 && evaluation.Group("human")!.Count >= 100 && evaluation.Group("none")!.Count >= 200);
        Assert.True(evaluation.FalseAnswers <= 0.15, $"Answered all the same: {evaluation.FalseAnswers:P1}, expected at most 15 %.\n{table}");
        Assert.True(evaluation.UrgentRecall >= 0.95, $"Urgent matters understood: {evaluation.UrgentRecall:P1}, expected at least 95 %.\n{table}");
        Assert.True(evaluation.HumanRecall >= 0.95, $"Wishes for a person understood: {evaluation.HumanRecall:P1}, expected at least 95 %.\n{table}");
    }

    [Fact]
    public void With_json_a_missing_file_is_json_too()
    {
        using var folder = ContentFolder.Copy();
        var output = new StringWriter();

        Assert.Equal(2, EvaluateCommand.Run(new EvaluationSetup(folder.Root, Path.Combine(folder.Root, "data"), AnswerOptions.Default), "nowhere.tsv", output, json: true));

        using var json = System.Text.Json.JsonDocument.Parse(output.ToString());
        Assert.Contains("nowhere.tsv", json.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_label_that_is_neither_an_item_nor_an_intent_is_named_with_its_line(bool asJson)
    {
        using var folder = ContentFolder.Copy();
        folder.Write("questions.tsv", "# ours\n转人工\thuman\n怎么注册\tacc-regster\n谢谢\tthank\n");
        var output = new StringWriter();

        var code = EvaluateCommand.Run(new EvaluationSetup(folder.Root, Path.Combine(folder.Root, "data"), AnswerOptions.Default), Path.Combine(folder.Root, "questions.tsv"), output, asJson);

        Assert.Equal(2, code);
        Assert.Contains("'acc-regster' (line 3), 'thank' (line 4)", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(asJson, output.ToString().StartsWith('{'));
    }

    [Fact]
    public void What_is_taken_for_an_alarm_wrongly_is_counted_beside_what_is_missed()
    {
        var options = AnswerOptions.Default;
        var nothing = new Prediction([], 0);

        var evaluation = Evaluation.Of(
        [
            Evaluation.Row(new Question("我的账号被盗了", "urgent", 1), nothing, options), Evaluation.Row(new Question("转人工", "human", 2), nothing, options),
            Evaluation.Row(new Question("我的账号被盗了", "none", 3), nothing, options), Evaluation.Row(new Question("找人工客服", "none", 4), nothing, options),
        ]);

        using var json = System.Text.Json.JsonDocument.Parse(EvaluationJson.Write(evaluation));
        Assert.Equal(1, json.RootElement.GetProperty("urgentRecall").GetDouble());
        Assert.Equal(0.3333, json.RootElement.GetProperty("falseUrgent").GetDouble());
        Assert.Equal(0.3333, json.RootElement.GetProperty("falseHuman").GetDouble());
    }

    [Fact]
    public void A_file_without_questions_gives_zeros()
    {
        var evaluation = Evaluation.Of([]);
        var table = new StringWriter();
        EvaluateCommand.Print(evaluation, table);

        using var json = System.Text.Json.JsonDocument.Parse(EvaluationJson.Write(evaluation));
        Assert.Equal(0, json.RootElement.GetProperty("top1").GetDouble());
        Assert.DoesNotContain("NaN", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Seventeen_in_twenty_of_the_evaluation_questions_are_understood()
    {
        Assert.Equal(132, ShippedUnderstanding.Content.Book.Entries.Count);
        var evaluation = Evaluation.Of(ShippedUnderstanding.Engine, QuestionSet.Read(File), AnswerOptions.Default);
        var table = new StringWriter();
        EvaluateCommand.Print(evaluation, table);
        output.WriteLine(table.ToString());

        Assert.True(evaluation.All.Top1Share >= 0.85, $"Understood: {evaluation.All.Top1Share:P1}, expected at least 85 %.\n{table}");
    }

    [Fact]
    public void An_item_added_to_a_file_is_answered()
    {
        using var folder = ContentFolder.Copy();
        folder.Write("dialogs/languages/zh/faq/parrots.yaml", ContentFolder.Parrots);

        var (content, problems) = folder.Read();
        var engine = IntentEngine.Train(content.Examples());
        var decision = AnswerDecision.For("鹦鹉吃哪种饲料", engine.Predict("鹦鹉吃哪种饲料", "zh"), AnswerOptions.Default);

        Assert.DoesNotContain(problems, p => p.File.Contains("parrots", StringComparison.Ordinal));
        Assert.Equal("parrot-food", decision.Label);
        Assert.Equal("谷物和水果。", FaqAnswer.Choose(content.Book.Find("parrot-food")!, "zh", new AnswerFacts()).Text);
    }

    [Fact]
    public void A_language_added_as_a_folder_is_understood_and_answered()
    {
        using var folder = ContentFolder.Copy();
        folder.Write("dialogs/languages/zh/faq/parrots.yaml", """
            category: parrots
            title: 鹦鹉
            items:
            - id: parrot-food
              title: 鹦鹉吃什么
              ask: [鹦鹉喂什么好]
              answer: 谷物和水果。

            """);
        folder.Write("dialogs/languages/de/faq/parrots.yaml", """
            category: parrots
            title: Papageien
            items:
            - id: parrot-food
              title: Futter
              ask: [Was frisst ein Papagei, Womit füttere ich den Vogel]
              answer: Körner und Obst.

            """);

        var (content, _) = folder.Read();
        var prediction = IntentEngine.Train(content.Examples()).Predict("womit füttere ich Papageien?", "de");

        Assert.Contains("de", content.Book.Languages);
        Assert.Equal("parrot-food", prediction.Ranked[0].Label);
        Assert.Equal("Körner und Obst.", FaqAnswer.Choose(content.Book.Find("parrot-food")!, "de", new AnswerFacts()).Text);
    }

    [Fact]
    public void The_command_prints_figures_and_tells_mistakes()
    {
        using var folder = new ContentFolder();
        folder.Write("dialogs/languages/zh/faq/account.yaml", """
            category: account
            title: 账户
            items:
            - { id: acc-a, title: 注册, ask: [怎么注册, 注册账号], answer: 点注册。 }
            - { id: acc-b, title: 退款, ask: [我要退款, 退钱], answer: 点退款。 }

            """);
        folder.Write("questions.tsv", "如何注册\tacc-a\n想退款\tacc-b\n");
        var setup = new EvaluationSetup(folder.Root, Path.Combine(folder.Root, "data"), AnswerOptions.Default);
        var output = new StringWriter();

        var code = EvaluateCommand.Run(setup, Path.Combine(folder.Root, "questions.tsv"), output);
        folder.Write("dialogs/languages/zh/faq/broken.yaml", "category: [");

        Assert.Equal(0, code);
        Assert.Contains("acc-*               2  100 %", output.ToString().Replace("100%", "100 %", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(1, EvaluateCommand.Run(setup, Path.Combine(folder.Root, "questions.tsv"), output));
        Assert.Contains("dialogs/languages/zh/faq/broken.yaml:", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, EvaluateCommand.Run(setup, "nowhere.tsv", output));
    }
}
