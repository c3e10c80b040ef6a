using System.Diagnostics;
using System.Net.Http.Json;
using SmartCV.Bot.Tests.Support;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// What a durable turn costs, over HTTP, on SQLite, beside a bare durable endpoint in the same run. It measures and prints; the targets stand in
/// docs/benchmarks.md. The host is a process of its own, so its CPU time holds nothing of the load.
/// </summary>
[Trait("group", "bench")]
public sealed class TurnBenchmark(ITestOutputHelper output)
{
    private const int Conversations = 50;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(8);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DirectLine:RateLimits:MessagesPerMinute"] = "0",
        ["DirectLine:RateLimits:StartsPerMinute"] = "0",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    [Fact]
    public async Task Fifty_conversations_ask_and_read_the_answer()
    {
        using var folder = new TestFolder();
        await using var host = await HostProcess.StartAsync(folder.Path, new Dictionary<string, string>(Settings) { ["ModelFolder"] = folder["models"] });
        var visitors = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(_ => BenchVisitor.OpenAsync(host.BaseAddress.ToString())));
        List<Func<CancellationToken, Task<TimeSpan>>> turns = [.. visitors.Select(v => (Func<CancellationToken, Task<TimeSpan>>)(ct => v.AskAsync("怎么导出PDF", ct)))];
        await Load.RunAsync(turns, Round);

        using var process = Process.GetProcessById(host.ProcessId);
        var before = process.TotalProcessorTime;
        var full = await Load.RunAsync(turns, Round);
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMilliseconds / full.Turns;
        var bare = await BareAsync(folder["bare.db"]);
        var half = await Load.RunAsync(turns, Round, full.PerSecond / 2);
        foreach (var visitor in visitors) visitor.Dispose();

        Print($"{Repository.Configuration}, SQLite, {Conversations} conversations, {Environment.ProcessorCount} processors");
        Print($"FAQ turns, full load: {full.PerSecond:F0}/s, {cpu:F2} CPU ms each, p50 {full.Median:F1} ms, p99 {full.Slowest1Percent:F1} ms");
        Print($"FAQ turns, half load: {half.PerSecond:F0}/s, p50 {half.Median:F1} ms, p99 {half.Slowest1Percent:F1} ms");
        Print($"bare durable endpoint: {bare.PerSecond:F0}/s, p50 {bare.Median:F1} ms, p99 {bare.Slowest1Percent:F1} ms");
        Print($"turns / bare: {full.PerSecond / bare.PerSecond:F2}");
    }

    private static async Task<LoadResult> BareAsync(string file)
    {
        await using var bare = await BareEndpoint.StartAsync(file);
        using var client = new HttpClient { BaseAddress = new Uri(bare.Address) };
        var posts = Enumerable.Repeat<Func<CancellationToken, Task<TimeSpan>>>(ct => PostAsync(client, ct), Conversations).ToList();
        await Load.RunAsync(posts, Round / 2);
        return await Load.RunAsync(posts, Round);
    }

    private static async Task<TimeSpan> PostAsync(HttpClient client, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsJsonAsync("/", new { type = "message", text = "怎么导出PDF" }, ct);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(ct);
        return Stopwatch.GetElapsedTime(started);
    }

    private void Print(string line) => output.WriteLine(line);
}
