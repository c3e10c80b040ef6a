using System.Text.Json;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Tests.Hosting;

/// <summary>What an operator reads who types a command.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_names_every_command_and_where_settings_are(string word)
    {
        var (code, text) = await RunAsync(word);

        Assert.Equal(0, code);
        foreach (var named in (string[])["tickets [--json]", "questions [--json]", "questions --groups", "learn ...", "evaluate [FILE.tsv]", "check-wechat [--json]", "wechat-menu [--print]", "simulate-wechat", "appsettings.json"]) Assert.Contains(named, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_named_with_the_known_ones()
    {
        var (code, text) = await RunAsync("tikets");

        Assert.Equal(2, code);
        Assert.Contains("'tikets'", text, StringComparison.Ordinal);
        Assert.Contains("tickets [--json]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tickets_are_a_table_to_people_and_json_to_programs()
    {
        using var folder = new TestFolder();
        await using (var desk = await TestDesk.StartAsync(new DeskSetup { DataFolder = folder.Path }))
        {
            using var visitor = await WebVisitor.OpenAsync(desk.Address);
            await visitor.AskAsync("提建议");
            await visitor.AskAsync("希望导出的简历能分成两栏");
            await visitor.AskAsync("跳过");
            Assert.Contains("SC-10001", await visitor.AskAsync("提交"), StringComparison.Ordinal);
        }

        var (_, table) = await RunAsync("tickets", "--DataFolder", folder.Path);
        var (_, json) = await RunAsync("tickets", "--json", "--DataFolder", folder.Path);

        var lines = table.Split('\n');
        Assert.Matches(@"^number\s+status\s+priority\s+opened \(UTC\)\s+subject", lines[0]);
        Assert.Matches(@"^SC-10001\s+new\s+P\d\s+\d{4}-\d\d-\d\d \d\d:\d\d\s+希望导出的简历能分成两栏", lines[1]);
        Assert.Equal("SC-10001", JsonDocument.Parse(json).RootElement[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task Questions_are_tables_too()
    {
        using var folder = new TestFolder();

        var (_, table) = await RunAsync("questions", "--DataFolder", folder.Path);

        Assert.Contains("question", table, StringComparison.Ordinal);
        Assert.DoesNotContain("{", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_stand_under_each_other_with_chinese_in_them_and_a_row_is_one_line()
    {
        var table = TextTable.Of([["a", "b"], ["中文", "一\n二\u001b[0m"], ["c", new string('长', 40)]], widest: 10);

        Assert.Equal($"a     b{Environment.NewLine}中文  一 二 [0m{Environment.NewLine}c     长长长长长…{Environment.NewLine}", table);
    }

    private static async Task<(int? Code, string Text)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var code = await Commands.TryRunAsync(args, output);
        return (code, output.ToString());
    }
}
