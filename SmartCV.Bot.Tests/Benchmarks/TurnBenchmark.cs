using SmartCV.Bot.Tests.Support;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// What a durable turn costs, over HTTP, on each engine, beside two yardsticks in the same run (<see cref="BareServer"/>). It measures and prints; what the
/// figures mean stands in docs/benchmarks.md. Host and yardstick are processes of their own, so their CPU time holds nothing of the load.
/// </summary>
[Trait("group", "bench")]
public sealed class TurnBenchmark(ITestOutputHelper output) : IDisposable
{
    private const int Conversations = 50;
    private const int Rounds = 3;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    private static readonly string[] Question = ["怎么导出PDF"];
    private static readonly string[] Form = ["开发票", "公司", "示例科技有限公司", "91110000600037341L", "20260301001", "user@example.com", "取消"];

    private readonly List<BenchVisitor> _visitors = [];

    [Fact]
    public async Task Fifty_conversations_on_SQLite()
    {
        using var folder = new TestFolder();
        await RunAsync(BenchEngine.Sqlite(folder), folder);
    }

    [PostgresFact]
    public async Task Fifty_conversations_on_PostgreSQL()
    {
        using var folder = new TestFolder();
        await using var host = await PostgresServer.CreateDatabaseAsync();
        await using var rows = await PostgresServer.CreateDatabaseAsync();
        await using var lines = await PostgresServer.CreateDatabaseAsync();
        await RunAsync(await BenchEngine.PostgresAsync(host.ConnectionString, rows.ConnectionString, lines.ConnectionString), folder);
    }

    public void Dispose() => _visitors.ForEach(v => v.Dispose());

    private async Task RunAsync(BenchEngine engine, TestFolder folder)
    {
        await using var host = await HostProcess.StartAsync(folder.Path, Settings(engine, folder));
        var visitors = await OpenAsync(host.BaseAddress.ToString());
        (await visitors[0].SampleAsync(Question[0])).Save(folder["turn.json"]);
        await using var rows = await BareProcess.StartAsync(engine.Name, engine.RowsConnection, folder["turn.json"], BareProcess.Rows);
        await using var lines = await BareProcess.StartAsync(engine.Name, engine.LinesConnection, folder["turn.json"], BareProcess.Lines);
        var ofLines = await OpenAsync(lines.Address);

        var faq = new Contender("FAQ turn", host.ProcessId, engine, Turns(visitors, (v, ct) => v.SayNextAsync(Question, ct)));
        var form = new Contender("turn of a form", host.ProcessId, engine, Turns(await OpenAsync(host.BaseAddress.ToString()), (v, ct) => v.SayNextAsync(Form, ct)));
        var bytes = new Contender("same bytes", rows.ProcessId, engine, Turns(await OpenAsync(rows.Address), (v, ct) => v.SayNextAsync(Question, ct)));
        var twoLines = new Contender("two lines", lines.ProcessId, engine, Turns(ofLines, (v, ct) => v.SayNextAsync(Question, ct)));
        var row = new Contender("one row", lines.ProcessId, engine, Turns(ofLines, (v, ct) => v.WriteRowAsync(Question[0], ct)));
        await RunAsync([faq, form, bytes, twoLines, row]);
        var half = new Contender("FAQ turn at half load", host.ProcessId, engine, Turns(visitors, (v, ct) => v.SayNextAsync(Question, ct)));
        await half.RunAsync(Round * 2, faq.PerSecond / 2);

        output.WriteLine($"{Repository.Configuration}, {engine.Name}, {engine.Durability}, {Conversations} conversations, {Environment.ProcessorCount} processors");
        foreach (var contender in (Contender[])[faq, form, half, bytes, twoLines, row]) output.WriteLine(contender.ToString());
        output.WriteLine($"FAQ turn / same bytes: {faq.PerSecond / bytes.PerSecond:F2} (target 0.50)");
        output.WriteLine($"FAQ turn / two lines: {faq.PerSecond / twoLines.PerSecond:F2}");
        output.WriteLine($"FAQ turn / one row: {faq.PerSecond / row.PerSecond:F2}");
        output.WriteLine($"CPU time in that of the same bytes: FAQ turn {faq.CpuMilliseconds / bytes.CpuMilliseconds:F1}, turn of a form {form.CpuMilliseconds / bytes.CpuMilliseconds:F1}");
        output.WriteLine("");
    }

    private static async Task RunAsync(IReadOnlyList<Contender> contenders)
    {
        // The first turns are interpreted and compiled; five thousand are enough.
        foreach (var contender in contenders) await contender.WarmUpAsync(Round * 2);
        for (var i = 0; i < Rounds; i++)
            foreach (var contender in contenders) await contender.RunAsync(Round);
    }

    private static Dictionary<string, string> Settings(BenchEngine engine, TestFolder folder) => new()
    {
        ["Database:Engine"] = engine.Name,
        ["Database:Connection"] = engine.HostConnection,
        ["ModelFolder"] = folder["models"],
        ["DirectLine:RateLimits:MessagesPerMinute"] = "0",
        ["DirectLine:RateLimits:StartsPerMinute"] = "0",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private async Task<BenchVisitor[]> OpenAsync(string address)
    {
        var visitors = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(_ => BenchVisitor.OpenAsync(address)));
        _visitors.AddRange(visitors);
        return visitors;
    }

    private static List<Func<CancellationToken, Task<TimeSpan>>> Turns(BenchVisitor[] visitors, Func<BenchVisitor, CancellationToken, Task<TimeSpan>> turn) =>
        [.. visitors.Select(v => (Func<CancellationToken, Task<TimeSpan>>)(ct => turn(v, ct)))];
}
