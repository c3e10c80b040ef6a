using System.Diagnostics;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// What a push costs with its durable FAQ turn and the reply inside it, in plain and in safe mode, beside an endpoint that only verifies, decrypts and answers (<see cref="BareWeChat"/>). It measures and
/// prints; what the figures mean stands in docs/benchmarks.md.
/// </summary>
[Trait("group", "bench")]
public sealed class WeChatBenchmark(ITestOutputHelper output)
{
    private const int Users = 50;
    private const int Rounds = 3;
    private const string Question = "怎么导出PDF";
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Fifty_users_on_SQLite()
    {
        using var folder = new TestFolder();
        await RunAsync(BenchEngine.Sqlite(folder), folder);
    }

    [PostgresFact]
    public async Task Fifty_users_on_PostgreSQL()
    {
        using var folder = new TestFolder();
        await using var host = await PostgresServer.CreateDatabaseAsync();
        await RunAsync(await BenchEngine.PostgresAsync(host.ConnectionString, "", ""), folder);
    }

    private async Task RunAsync(BenchEngine engine, TestFolder folder)
    {
        foreach (var key in (string[])["", new string('k', 42) + "A"])
        {
            var options = new WeChatOptions { Token = "benchToken1", AesKey = key, AppId = "wx0123456789abcdef" };
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Users });
            await using var host = await HostProcess.StartAsync(folder.Path, Settings(engine, folder, options));
            http.BaseAddress = host.BaseAddress;
            var users = Enumerable.Range(0, Users).Select(i => new SimulatedUser(http, options, $"oUser-{key.Length}-{i}", TimeProvider.System)).ToList();
            var answer = (await users[0].SayAsync(Question)).Text;
            await using var bare = await BareWeChat.StartAsync(options, answer);
            using var bareHttp = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Users }) { BaseAddress = new Uri(bare.Address) };
            var turn = new Contender("FAQ turn", host.ProcessId, engine, Pushes(users));
            var yardstick = new Contender("bare", bare.ProcessId, engine, Pushes(users.Select(u => new SimulatedUser(bareHttp, options, u.OpenId, TimeProvider.System))));
            foreach (var contender in (Contender[])[turn, yardstick]) await contender.WarmUpAsync(Round * 2);
            for (var i = 0; i < Rounds; i++)
                foreach (var contender in (Contender[])[turn, yardstick]) await contender.RunAsync(Round);
            var loaded = new Contender("FAQ turn at 80 % load", host.ProcessId, engine, Pushes(users));
            await loaded.RunAsync(Round * 2, turn.PerSecond * 0.8);

            output.WriteLine($"{Repository.Configuration}, {(options.IsSafe ? "safe" : "plain")} mode, {engine.Name}, {engine.Durability}, {Users} users, {Environment.ProcessorCount} processors");
            foreach (var contender in (Contender[])[turn, loaded, yardstick]) output.WriteLine(contender.ToString());
            output.WriteLine($"FAQ turn / bare: {turn.PerSecond / yardstick.PerSecond:F2} (aim 0.50)");
            output.WriteLine("");
        }
    }

    private static List<Func<CancellationToken, Task<TimeSpan>>> Pushes(IEnumerable<SimulatedUser> users) => [.. users.Select(u => (Func<CancellationToken, Task<TimeSpan>>)(_ => PushAsync(u)))];

    private static async Task<TimeSpan> PushAsync(SimulatedUser user)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = await user.SayAsync(Question);
        if (reply.Text.Length == 0 || reply.Tries > 1) throw new InvalidOperationException($"The push was not answered as it should be: {reply}");
        return Stopwatch.GetElapsedTime(started);
    }

    private static Dictionary<string, string> Settings(BenchEngine engine, TestFolder folder, WeChatOptions options) => new()
    {
        ["Database:Engine"] = engine.Name,
        ["Database:Connection"] = engine.HostConnection,
        ["ModelFolder"] = folder["models"],
        ["WeChat:Token"] = options.Token,
        ["WeChat:AesKey"] = options.AesKey,
        ["WeChat:AppId"] = options.AppId,
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
