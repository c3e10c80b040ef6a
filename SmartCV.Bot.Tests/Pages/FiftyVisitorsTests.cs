using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A crowd that comes in the same instant, as after a mailing.</summary>
public sealed class FiftyVisitorsTests
{
    [Fact]
    public async Task Fifty_conversations_that_start_together_each_get_their_answer()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup
        {
            Settings = new Dictionary<string, string> { ["DirectLine:RateLimits:StartsPerMinute"] = "0" },
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(desk.Address)));

        Assert.All(answers, answer => Assert.False(string.IsNullOrWhiteSpace(answer)));
    }

    private static async Task<string> AskAsync(string address)
    {
        using var visitor = await WebVisitor.OpenAsync(address);
        return await visitor.AskAsync("怎么导出PDF");
    }
}
