using SmartCV.Bot.Tests.DirectLine;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Kill;

/// <summary>The promise of the product: what got an id is kept and answered, once and in order, even when the host is killed in the middle of its work.</summary>
[Trait("group", "kill")]
public sealed class KillTests
{
    private const int BeforeTheKill = 150;

    [Fact]
    public async Task Killed_and_started_again_on_SQLite_nothing_is_lost_doubled_or_out_of_order()
    {
        using var folder = new TestFolder();

        await KillAndStartAgainAsync(folder.Path, Settings());
    }

    [PostgresFact]
    public async Task Killed_and_started_again_on_PostgreSQL_nothing_is_lost_doubled_or_out_of_order()
    {
        using var folder = new TestFolder();
        await using var database = await PostgresServer.CreateDatabaseAsync();

        await KillAndStartAgainAsync(folder.Path, Settings(database.ConnectionString));
    }

    [PostgresFact]
    public async Task When_one_of_two_hosts_is_killed_the_other_one_carries_on_with_all_of_it()
    {
        using var folder = new TestFolder();
        using var otherFolder = new TestFolder();
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var living = await HostProcess.StartAsync(folder.Path, Settings(database.ConnectionString));
        await using var dying = await HostProcess.StartAsync(otherFolder.Path, Settings(database.ConnectionString));
        using var traffic = await Traffic.StartAsync(living.BaseAddress.ToString(), dying.BaseAddress.ToString());

        var sending = traffic.SendAsync();
        await Deadline.UntilAsync(() => traffic.Answered >= BeforeTheKill, "the traffic is in full swing");
        await dying.KillAsync();
        traffic.GoOn(living.Client);
        await Deadline.WithinAsync(Ended(sending), "all senders are done");

        Assert.NotEqual(0, traffic.Unanswered);
        await traffic.CheckAsync(living.BaseAddress.ToString());
    }

    private static async Task KillAndStartAgainAsync(string folder, Dictionary<string, string> settings)
    {
        await using var host = await HostProcess.StartAsync(folder, settings);
        using var traffic = await Traffic.StartAsync(host.BaseAddress.ToString());

        var sending = traffic.SendAsync();
        await Deadline.UntilAsync(() => traffic.Answered >= BeforeTheKill, "the traffic is in full swing");
        await host.KillAsync();
        await host.StartAgainAsync();
        traffic.GoOn(host.Client);
        await Deadline.WithinAsync(Ended(sending), "all senders are done");

        Assert.NotEqual(0, traffic.Unanswered);
        await traffic.CheckAsync(host.BaseAddress.ToString());
    }

    private static async Task<bool> Ended(Task task)
    {
        await task;
        return true;
    }

    private static Dictionary<string, string> Settings(string? postgres = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["ModelFolder"] = Path.Combine(Path.GetTempPath(), "smartcv-test-models"),
            ["DirectLine:Secret"] = LineClient.Secret,
            ["DirectLine:RateLimits:MessagesPerMinute"] = "0",
            ["DirectLine:RateLimits:StartsPerMinute"] = "0",
            ["Pump:Lease"] = "00:00:05",
        };
        if (postgres is not null) (settings["Database:Engine"], settings["Database:Connection"]) = ("postgres", postgres);
        return settings;
    }
}
