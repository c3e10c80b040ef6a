using System.Text.Json.Nodes;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The menu of the account: its file, and the command that creates it.</summary>
public sealed class MenuTests
{
    [Fact]
    public async Task The_command_creates_the_shipped_menu_and_says_so()
    {
        await using var api = await SimulatedApi.StartAsync(new SimulatedAccount(), TimeProvider.System);
        using var folder = new TestFolder();

        var (code, text) = await RunAsync(["wechat-menu", .. Settings(api, folder)]);

        Assert.Equal(0, code);
        Assert.Contains("报告问题: says 报告问题", text, StringComparison.Ordinal);
        var buttons = JsonNode.Parse(api.Menu!)!["button"]!.AsArray();
        Assert.Equal(["say:报告问题", "say:我的工单", "say:人工"], buttons.Select(b => (string?)b!["key"]));
    }

    [Fact]
    public async Task Printed_it_is_the_body_and_nothing_is_sent()
    {
        await using var api = await SimulatedApi.StartAsync(new SimulatedAccount(), TimeProvider.System);
        using var folder = new TestFolder();

        var (code, text) = await RunAsync(["wechat-menu", "--print", .. Settings(api, folder)]);

        Assert.Equal(0, code);
        Assert.Equal(3, JsonNode.Parse(text)!["button"]!.AsArray().Count);
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task A_refusal_is_told_in_words()
    {
        await using var api = await SimulatedApi.StartAsync(new SimulatedAccount { AppSecret = "ffffffffffffffffffffffffffffffff" }, TimeProvider.System);
        using var folder = new TestFolder();

        var (code, text) = await RunAsync(["wechat-menu", .. Settings(api, folder)]);

        Assert.Equal(1, code);
        Assert.Contains("WeChat:AppSecret is wrong.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_mini_programs_and_sub_menus_are_written_as_the_platform_reads_them()
    {
        var (menu, problems) = Read("""
            buttons:
              - name: 帮助
                buttons:
                  - { name: 帮助中心, url: /help }
                  - { name: 官网, url: https://www.example.com }
              - { name: 小程序, miniprogram: { appid: wx0123456789abcdef, page: pages/index, url: https://www.example.com } }
            """);

        Assert.Empty(problems);
        Assert.Equal(
            """{"button":[{"name":"帮助","sub_button":[{"type":"view","name":"帮助中心","url":"https://support.example.com/help"},{"type":"view","name":"官网","url":"https://www.example.com"}]},{"type":"miniprogram","name":"小程序","url":"https://www.example.com","appid":"wx0123456789abcdef","pagepath":"pages/index"}]}""",
            menu!.ToJson("https://support.example.com/").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("buttons: []", ":1: A menu has 1 to 3 buttons, was 0.")]
    [InlineData("buttons:\n  - { name: a, says: a }\n  - { name: b, says: b }\n  - { name: c, says: c }\n  - { name: d, says: d }", ":2: A menu has 1 to 3 buttons, was 4.")]
    [InlineData("buttons:\n  - { name: 报告一个问题, says: a }", ":2: '报告一个问题' must have 1 to 16 bytes (a Chinese character has 3), has 18.")]
    [InlineData("buttons:\n  - { name: a }", ":2: The button 'a' must have exactly one of says, url, miniprogram and buttons, has none.")]
    [InlineData("buttons:\n  - { name: a, says: a, url: /b }", ":2: The button 'a' must have exactly one of says, url, miniprogram and buttons, has says, url.")]
    [InlineData("buttons:\n  - { name: a, url: help }", ":2: 'url' must be an address like https://example.com/help, or begin with / for a page of this host; was 'help'.")]
    [InlineData("buttons:\n  - { name: a, say: b }", ":2: Unknown member 'say'")]
    [InlineData("buttons:\n  - name: a\n    buttons:\n      - { name: b, buttons: [{ name: c, says: c }] }", ":4: A sub menu has no sub menus.")]
    [InlineData("menu: []", ": the file needs a member 'buttons'.")]
    public void A_mistake_is_told_with_its_line(string yaml, string problem)
    {
        var (_, problems) = Read(yaml);

        Assert.Contains(problems, p => p.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_is_at_most_128_bytes() => Assert.Contains(Read($"buttons:\n  - {{ name: a, says: {new string('长', 42)} }}").Problems, p => p.Contains("must have 1 to 128 bytes", StringComparison.Ordinal));

    private static (Channels.WeChat.WeChatMenu? Menu, IReadOnlyList<string> Problems) Read(string yaml)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "dialogs", "desk"));
        File.WriteAllText(Path.Combine(folder.Path, "dialogs", "desk", "wechat-menu.yaml"), yaml);
        var problems = new ContentProblems();
        var menu = WeChatMenuFile.Read(folder.Path, problems);
        return (menu, [.. problems.Found.Select(p => p.ToString())]);
    }

    internal static string[] Settings(SimulatedApi api, TestFolder folder) =>
        ["--DataFolder", folder.Path, .. SimulatedSettings.Arguments(SimulatedSettings.Of(new SimulatedAccount(), api.Address, safe: true))];

    private static async Task<(int? Code, string Text)> RunAsync(string[] args)
    {
        var output = new StringWriter();
        var code = await Commands.TryRunAsync(args, output);
        return (code, output.ToString());
    }
}
