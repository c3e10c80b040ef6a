using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Dialogs;

/// <summary>Where a channel has no buttons, what could be pressed is listed with numbers, and a bare number means the line it stands in.</summary>
public sealed class ListedChoiceTests
{
    [Fact]
    public async Task A_bare_number_is_the_choice_that_is_listed_with_it()
    {
        var channel = new RecordingChannel("sms");
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = new TestClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8))), Channels = [channel] });
        var heard = 0;

        await SayAsync("提建议");
        var question = await SayAsync("希望导出时可以选字体");
        var summary = await SayAsync("1");
        var which = await SayAsync("2。");
        var done = await SayAsync("提交");

        Assert.Contains("1. 跳过", question);
        Assert.Contains("① 建议内容：希望导出时可以选字体", summary);
        Assert.Contains("1. 提交", summary);
        Assert.Contains("1. 建议内容", which);
        Assert.Contains(done, line => line.Contains("SC-10001", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> SayAsync(string text)
        {
            await desk.SayAsync("c-1", text, channel: "sms");
            await desk.RunUntilIdleAsync();
            var news = channel.Texts.Skip(heard).ToList();
            heard += news.Count;
            return news;
        }
    }

    [Fact]
    public async Task A_number_that_no_line_has_is_an_answer()
    {
        var channel = new RecordingChannel("sms");
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = new TestClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8))), Channels = [channel] });

        foreach (var text in (string[])["提建议", "希望导出时可以选字体", "12"])
        {
            await desk.SayAsync("c-1", text, channel: "sms");
            await desk.RunUntilIdleAsync();
        }

        Assert.Contains(channel.Texts, line => line.EndsWith("：12", StringComparison.Ordinal));
    }
}
