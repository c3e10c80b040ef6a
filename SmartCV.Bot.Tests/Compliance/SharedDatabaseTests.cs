using SmartCV.Bot.Pages;
using Dapper;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>Two hosts on one PostgreSQL, from the first day.</summary>
[Trait("group", "postgres")]
public sealed class SharedDatabaseTests : ComplianceSuite<OnPostgres>
{
    [Fact]
    public async Task Messages_given_to_either_host_are_answered_once_and_in_order()
    {
        var hosts = new[] { await StartAsync(), await StartAsync() };

        for (var i = 0; i < 20; i++)
            await Task.WhenAll(Enumerable.Range(0, 10).Select(c => hosts[(i + c) % 2].SayAsync($"c{c}", $"{i}", channel: "pull")));
        await hosts[0].RunUntilIdleAsync();

        for (var c = 0; c < 10; c++)
        {
            var texts = await TextsAsync(hosts[1], $"c{c}");
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), texts.Where(t => !t.StartsWith("bot", StringComparison.Ordinal)));
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"bot: echo {i}"), texts.Where(t => t.StartsWith("bot", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_timer_that_comes_while_another_host_ends_a_turn_is_not_lost()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();
        var now = Clock.GetUtcNow();
        await desk.Database.MustCommitAsync(new WriteSet("c1").Add(
            "update conversations set ready_at = @past, lease_token = 'other', lease_until = @until where id = 'c1'",
            ("past", now.ToUnixTimeMilliseconds() - 5), ("until", now.AddSeconds(15).ToUnixTimeMilliseconds())));
        await using var other = await desk.Get<ISqlEngine>().OpenAsync(CancellationToken.None);
        await using var turn = await other.BeginTransactionAsync();
        // The last statements of the other host's turn, not committed yet.
        await other.ExecuteAsync("select 1 from conversations where id = 'c1' for update", transaction: turn);
        await other.ExecuteAsync(
            "update conversations set lease_token = null, lease_until = null, ready_at = (select min(i.ready_at) from inbox i where i.conversation_id = 'c1' and i.status = 0) where id = 'c1'",
            transaction: turn);

        var set = new WriteSet("c1");
        Inbox.Add(set, "c1", "timer", "job1", "{}", now);
        var adding = desk.Database.CommitAsync(set);
        await Deadline.UntilAsync(
            async ct => adding.IsCompleted || await desk.Database.FindAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", null, ct) > 0,
            "the timer is written, or waits for the turn");
        await turn.CommitAsync();
        await adding;
        await desk.RunUntilIdleAsync();

        Assert.Equal(["hello", "bot: echo hello", "bot: echo timer"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task The_same_message_given_to_both_hosts_at_once_is_one_message()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        for (var i = 0; i < 10; i++)
            await Task.WhenAll(first.SayAsync("c1", $"{i}", key: $"m{i}", channel: "pull"), second.SayAsync("c1", $"{i}", key: $"m{i}", channel: "pull"));
        await first.RunUntilIdleAsync();

        // Each once and in order, with its one reply: twenty lines of any kind would say less.
        var texts = await TextsAsync(second, "c1");
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), texts.Where(t => !t.StartsWith("bot", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"bot: echo {i}"), texts.Where(t => t.StartsWith("bot", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Visitors_who_come_for_the_first_time_and_again_at_once_make_no_group_run_one_by_one()
    {
        var host = await StartAsync();
        var claims = Enumerable.Range(0, 60).Select(_ => new VisitorClaim(VisitorSessions.NewKey(), null, "zh", new Dictionary<string, string> { ["os"] = "macOS" })).ToList();

        Task<VisitorSession[]> OpenAsync() => Task.WhenAll(claims.Select(c => host.Get<VisitorSessions>().OpenAsync(c, CancellationToken.None)));
        var first = await OpenAsync();
        await host.RunUntilIdleAsync();
        var second = await OpenAsync();
        await host.RunUntilIdleAsync();

        Assert.Equal(first, second);
        Assert.Equal(0, host.Get<Writer>().Splits);
        Assert.Equal(60, await host.Database.FindAsync<long>("select count(*) from inbox", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_visitor_who_opens_ten_windows_at_both_hosts_at_once_is_one_customer_greeted_once()
    {
        var hosts = new[] { await StartAsync(), await StartAsync() };
        var claim = new VisitorClaim(VisitorSessions.NewKey(), null, "zh", new Dictionary<string, string>());

        var sessions = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => hosts[i % 2].Get<VisitorSessions>().OpenAsync(claim, CancellationToken.None)));
        await hosts[0].RunUntilIdleAsync();

        Assert.Single(sessions.Distinct());
        Assert.Equal((1, 1), (
            await hosts[0].Database.FindAsync<long>("select count(*) from customers", null, CancellationToken.None),
            await hosts[0].Database.FindAsync<long>("select count(*) from inbox", null, CancellationToken.None)));
    }

    [Fact]
    public async Task What_a_host_that_died_had_claimed_is_answered_by_the_other_when_the_lease_runs_out()
    {
        var host = await StartAsync();
        await host.SayAsync("c1", "hello", channel: "pull");
        await host.RunUntilIdleAsync();
        // What a host leaves behind that was killed between "yes" and its turn.
        await host.Database.MustCommitAsync(new WriteSet("c1")
            .Add("update inbox set status = 0 where conversation_id = 'c1'")
            .Add(
                "update conversations set ready_at = @now, lease_token = 'of the dead', lease_until = @until where id = 'c1'",
                ("now", Clock.GetUtcNow().ToUnixTimeMilliseconds()), ("until", Clock.GetUtcNow().AddSeconds(15).ToUnixTimeMilliseconds())));

        Clock.Advance(TimeSpan.FromSeconds(14));
        // Another conversation waits as well; once it is answered the pump has looked, and passed the leased one over.
        await host.SayAsync("c2", "hello", channel: "pull");
        await host.Database.MustCommitAsync(new WriteSet("c2").Add("update inbox set status = 0 where conversation_id = 'c2'").Add(
            "update conversations set ready_at = @now, lease_token = null, lease_until = null where id = 'c2'", ("now", Clock.GetUtcNow().ToUnixTimeMilliseconds())));
        host.Get<Pipeline.TurnPump>().Look();
        await Deadline.UntilAsync(async _ => (await TextsAsync(host, "c2")).Count >= 2, "the free conversation is answered");
        Assert.Equal(2, (await TextsAsync(host, "c1")).Count);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await host.RunUntilIdleAsync();

        Assert.Equal(["hello", "bot: echo hello", "bot: echo hello"], await TextsAsync(host, "c1"));
    }

    [Fact]
    public async Task A_line_written_by_one_host_wakes_who_watches_at_the_other()
    {
        var writer = await StartAsync();
        var reader = await StartAsync();
        await writer.SayAsync("c1", "first", channel: "pull");
        await writer.RunUntilIdleAsync();
        using var watch = reader.Get<SmartCV.Channels.IActivityLog>().Watch("c1");

        await writer.SayAsync("c1", "second", channel: "pull");

        // Polling is switched off by the standing clock: only the notification can wake it.
        await Deadline.WithinAsync(watch.WaitAsync(CancellationToken.None).AsTask(), "the watch wakes up");
    }

    [Fact]
    public async Task Both_hosts_sign_with_the_same_key_and_see_the_same_files()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        // Often enough that both make one in the same moment.
        Task<string[]> SecretsAsync(TestDesk host) => Task.WhenAll(Enumerable.Range(0, 40).Select(i => host.Get<KeyStore>().SecretAsync($"secret-{i}", CancellationToken.None)));
        var keys = await Task.WhenAll(SecretsAsync(first), SecretsAsync(second));
        var blob = await first.Get<SmartCV.Channels.IBlobStore>().WriteAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None);
        await using var read = await second.Get<SmartCV.Channels.IBlobStore>().OpenAsync(blob.Sha256, CancellationToken.None);

        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(blob.Size, read.Length);
        var bytes = new byte[3];
        await read.ReadExactlyAsync(bytes);
        Assert.Equal([1, 2, 3], bytes);
    }
}
