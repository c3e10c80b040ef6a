using SmartCV.Bot.Hosting;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The command simulate-wechat, with its lines piped in.</summary>
public sealed class SimulationTests
{
    private static readonly string Models = Path.Combine(Path.GetTempPath(), "smartcv-test-models");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_any_setting_it_starts_a_bot_and_each_line_is_answered_before_the_next(bool safe)
    {
        using var folder = new TestFolder();
        var picture = Path.Combine(folder.Path, "shot.png");
        await File.WriteAllBytesAsync(picture, Pictures.Png(1));
        var lines = $"/follow\n怎么导出PDF\n/click 报告问题\n简历导不出 PDF 了\n/pic {picture}\n/voice 弹出导出失败\n/user B\n我的工单\n/quit\nnever said\n";

        var (code, text) = await RunAsync(lines, safe ? ["--ModelFolder", Models] : ["--plain", "--ModelFolder", Models]);

        Assert.Equal(0, code);
        var said = text.Split("> ").Skip(1).ToList();
        Assert.All(said.Where(s => !s.StartsWith("/user", StringComparison.Ordinal)), s => Assert.Matches(@"\[(回复|客服消息)\] \d+ ms", s));
        Assert.Contains("1. [报告问题]", said[0], StringComparison.Ordinal);
        Assert.Contains("右上角", said[1], StringComparison.Ordinal);
        Assert.Contains("遇到了什么问题", said[2], StringComparison.Ordinal);
        Assert.Contains("1 个文件", said[4], StringComparison.Ordinal);
        Assert.Contains("听到的是：“弹出导出失败”", said[5], StringComparison.Ordinal);
        Assert.Contains("oUser_B", said[6], StringComparison.Ordinal);
        Assert.DoesNotContain("never said", text, StringComparison.Ordinal);
        Assert.DoesNotContain("info:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_runs_already_is_talked_to_and_its_settings_are_printed()
    {
        var port = FreePort.Next();
        var settings = SimulatedSettings.Arguments(SimulatedSettings.Of(new SimulatedAccount(), $"http://127.0.0.1:{port}", safe: true));
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Settings = settings.Chunk(2).ToDictionary(pair => pair[0][2..], pair => pair[1]) });

        var (code, text) = await RunAsync("怎么导出PDF\n", ["--bot", desk.Address, "--api-port", $"{port}"]);

        Assert.Equal(0, code);
        Assert.Contains($"--WeChat:ApiBaseUrl http://127.0.0.1:{port}", text, StringComparison.Ordinal);
        Assert.Contains("右上角", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_with_other_settings_is_told_so()
    {
        await using var desk = await TestDesk.StartAsync();

        var (_, text) = await RunAsync("你好\n", ["--bot", desk.Address, "--api-port", "0"]);

        Assert.Contains("The bot has other settings", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_beside_a_bot_that_runs_are_refused()
    {
        var (code, text) = await RunAsync("", ["--bot", "http://localhost:5080", "--DataFolder", "x"]);

        Assert.Equal(2, code);
        Assert.Contains("simulate-wechat --bot", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> RunAsync(string lines, string[] args)
    {
        var output = new StringWriter();
        var code = await WeChatSimulation.RunAsync(args, new StringReader(lines), output);
        return (code, output.ToString());
    }
}
