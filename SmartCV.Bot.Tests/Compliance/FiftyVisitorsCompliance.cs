using SmartCV.Bot.Tests.Benchmarks;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A crowd that comes in the same instant, as after a mailing, with the real bot on each engine.</summary>
public abstract class FiftyVisitorsCompliance<TEngine> : IAsyncLifetime
    where TEngine : ITestEngine, new()
{
    private readonly TEngine _engine = new();

    public Task InitializeAsync() => _engine.InitializeAsync();

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task Fifty_conversations_that_start_together_each_get_their_answer()
    {
        await using var desk = await TestDesk.StartAsync(_engine.Setup with
        {
            Settings = new Dictionary<string, string> { ["DirectLine:RateLimits:StartsPerMinute"] = "0" },
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(desk.Address)));

        Assert.All(answers, answer => Assert.False(string.IsNullOrWhiteSpace(answer)));
    }

    [Fact]
    public async Task Fifty_visitors_that_open_their_streams_together_each_see_their_answer_there()
    {
        await using var desk = await TestDesk.StartAsync(_engine.Setup with
        {
            Settings = new Dictionary<string, string> { ["DirectLine:RateLimits:StartsPerMinute"] = "0" },
        });

        await Deadline.WithinAsync(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => WatchAsync(desk.Address))), "every visitor has seen an answer");

        Assert.Equal("", desk.Log);
    }

    private static async Task<string> AskAsync(string address)
    {
        using var visitor = await WebVisitor.OpenAsync(address);
        return await visitor.AskAsync("怎么导出PDF");
    }

    private static async Task<TimeSpan> WatchAsync(string address)
    {
        using var visitor = await BenchVisitor.OpenAsync(address);
        return await visitor.SayNextAsync(["怎么导出PDF"], CancellationToken.None);
    }
}
