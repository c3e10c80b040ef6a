using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>A push comes to one host and its repeat to another.</summary>
[Trait("group", "postgres")]
public sealed class TwoHostsTests
{
    private const string User = "oUser_A-1";

    [PostgresFact]
    public async Task A_repeat_at_the_other_host_gets_the_same_reply_of_one_turn()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var desk = await StartAsync(database, 3);
        await using var other = await desk.StartOtherAsync();
        using var there = new HttpClient { BaseAddress = new Uri(other.Address), Timeout = Deadline.Default };
        var user = desk.UserCalled(User).Raw;
        var push = user.Xml("text", [("Content", "你好"), ("MsgId", "771")]);

        var first = user.PushOnceAsync(push);
        await StoredAsync(desk);
        var second = new SimulatedUser(there, desk.Options, User, desk.Clock).PushOnceAsync(push);
        var replies = await Task.WhenAll(desk.AnsweredAsync(first), desk.AnsweredAsync(second));

        Assert.Equal(["答复", "答复"], replies.Select(r => r.Text));
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'bot'"));
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'user'"));
        Assert.Empty(desk.SentTo(User));
    }

    [PostgresFact]
    public async Task When_the_host_that_has_the_push_stops_the_repeat_gets_the_reply_at_the_other()
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        await using var desk = await StartAsync(database, 3);
        var dying = await desk.StartOtherAsync();
        using var there = new HttpClient { BaseAddress = new Uri(dying.Address), Timeout = Deadline.Default };
        var push = desk.UserCalled(User).Raw.Xml("text", [("Content", "你好"), ("MsgId", "772")]);

        var lost = new SimulatedUser(there, desk.Options, User, desk.Clock).PushOnceAsync(push);
        await StoredAsync(desk);
        var gone = dying.DisposeAsync();
        var reply = await desk.PassAsync(desk.UserCalled(User).Raw.PushAsync(push));
        await gone;
        await lost;
        await desk.PassTimeAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("答复", reply.Text);
        Assert.Empty(desk.SentTo(User));
        Assert.Equal(1, await desk.CountAsync("select count(*) from transcript where role = 'bot'"));
    }

    private static Task<WeChatDesk> StartAsync(PostgresDatabase database, int seconds) => WeChatDesk.StartAsync(setup: new DeskSetup
    {
        Postgres = database.ConnectionString, Decisions = Saying.When(c => c.Now >= c.Entry.AcceptedAt + TimeSpan.FromSeconds(seconds), "答复"),
    });

    private static Task StoredAsync(WeChatDesk desk) => Deadline.UntilAsync(
        async _ => await desk.CountAsync("select count(*) from inbox") == 1 && await desk.CountAsync("select count(*) from conversations where lease_until is not null") == 0, "the push is stored and held");
}
