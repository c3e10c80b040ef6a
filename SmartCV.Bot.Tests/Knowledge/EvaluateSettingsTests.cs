using Microsoft.Extensions.Options;
using SmartCV.Bot.Hosting;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>The command <c>evaluate</c> as it is typed: its file and the settings beside it.</summary>
public sealed class EvaluateSettingsTests
{
    [Fact]
    public async Task The_model_is_kept_in_the_data_folder_of_the_settings()
    {
        using var folder = Content();
        var output = new StringWriter();

        var code = await Commands.TryRunAsync(
            ["evaluate", Path.Combine(folder.Root, "questions.tsv"), "--contentRoot", folder.Root, "--DataFolder", "elsewhere"], output);

        Assert.True(code == 0, output.ToString());
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(folder.Root, "elsewhere"), "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "data")));
    }

    [Fact]
    public async Task A_missing_file_is_named_with_what_is_expected()
    {
        using var folder = Content();
        var output = new StringWriter();

        var code = await Commands.TryRunAsync(["evaluate", Path.Combine(folder.Root, "nowhere.tsv"), "--contentRoot", folder.Root], output);

        Assert.Equal(2, code);
        Assert.Contains("nowhere.tsv", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("each line a text, a tab and a label", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_nothing_else_is_printed()
    {
        using var folder = Content();
        var output = new StringWriter();

        var code = await Commands.TryRunAsync(["evaluate", Path.Combine(folder.Root, "questions.tsv"), "--json", "--contentRoot", folder.Root], output);

        Assert.Equal(0, code);
        var printed = System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(
            ["top1", "top3", "groups", "noneAnswered", "urgentRecall", "humanRecall", "falseUrgent", "falseHuman", "confusions"], printed.EnumerateObject().Select(m => m.Name));
        Assert.InRange(printed.GetProperty("top1").GetDouble(), 0, 1);
        Assert.Equal(["rows", "top1", "top3", "served", "wrong"], printed.GetProperty("groups").EnumerateObject().First().Value.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task It_measures_with_the_certainty_that_the_settings_ask_for()
    {
        using var folder = Content();
        var output = new StringWriter();
        string[] command = ["evaluate", Path.Combine(folder.Root, "questions.tsv"), "--json", "--contentRoot", folder.Root];

        await Commands.TryRunAsync([.. command, "--Answers:Fits", "1", "--Answers:FitsToAnswer", "1"], output);

        var group = System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement.GetProperty("groups").GetProperty("acc-*");
        Assert.Equal((1, 0), (group.GetProperty("top1").GetDouble(), group.GetProperty("served").GetDouble()));
    }

    [Theory]
    [InlineData("Sure", "1.5", "Answers:Sure must be from 0 to 1, was 1.5.")]
    [InlineData("Alarm", "-0.1", "Answers:Alarm must be from 0 to 1, was -0.1.")]
    [InlineData("Close", "NaN", "Answers:Close must be from 0 to 1, was NaN.")]
    [InlineData("Lead", "0.5", "Answers:Lead must be from 1 to 100, was 0.5.")]
    [InlineData("Likely", "0.7", "Answers:Likely must be at most Answers:Sure (0.5), was 0.7.")]
    [InlineData("Fits", "0.4", "Answers:Fits must be at most Answers:FitsToAnswer (0.2), was 0.4.")]
    [InlineData("FollowUpWithin", "2.00:00:00", "Answers:FollowUpWithin must be from 00:00:00 to 1.00:00:00, was 2.00:00:00.")]
    public async Task A_certainty_out_of_range_is_named_with_what_is_expected(string key, string value, string expected)
    {
        using var folder = Content();
        string[] command = ["evaluate", Path.Combine(folder.Root, "questions.tsv"), "--contentRoot", folder.Root, "--Answers:" + key, value];

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => Commands.TryRunAsync(command, TextWriter.Null));

        Assert.Equal(expected, refused.Message);
    }

    private static ContentFolder Content()
    {
        var folder = new ContentFolder();
        folder.Write("dialogs/languages/zh/faq/account.yaml", """
            category: account
            title: 账户
            items:
            - { id: acc-a, title: 注册, ask: [怎么注册, 注册账号], answer: 点注册。 }
            - { id: acc-b, title: 退款, ask: [我要退款, 退钱], answer: 点退款。 }

            """);
        folder.Write("appsettings.json", File.ReadAllText(Path.Combine(ContentFolder.RepositoryRoot(), "appsettings.json")));
        folder.Write("questions.tsv", "如何注册\tacc-a\n我想把买的退掉退款\tacc-b\n");
        return folder;
    }
}
