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
    public async Task The_same_message_given_to_both_hosts_at_once_is_one_message()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        for (var i = 0; i < 10; i++)
            await Task.WhenAll(first.SayAsync("c1", $"{i}", key: $"m{i}", channel: "pull"), second.SayAsync("c1", $"{i}", key: $"m{i}", channel: "pull"));
        await first.RunUntilIdleAsync();

        Assert.Equal(20, (await TextsAsync(first, "c1")).Count);
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
        host.Get<Pipeline.TurnPump>().Look();
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

        var keys = await Task.WhenAll(new[] { first, second }.Select(h => h.Get<KeyStore>().SecretAsync("directline-secret", CancellationToken.None)));
        var blob = await first.Get<SmartCV.Channels.IBlobStore>().WriteAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None);
        await using var read = await second.Get<SmartCV.Channels.IBlobStore>().OpenAsync(blob.Sha256, CancellationToken.None);

        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(1, read.ReadByte());
    }
}
