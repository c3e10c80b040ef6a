using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;
using SmartCV.Channels;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A message whose turn is computed before it is stored: as safe, in one write, and in the same order as one that is stored first.</summary>
public abstract class AtOnceCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    private const string Greeting = "hello";

    private readonly TaskCompletionSource _slow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Message_and_reply_are_one_write_once_the_conversation_is_known()
    {
        var desk = await KnownAsync(await StartAsync());
        var before = await ChangesAsync(desk);

        var second = Assert.IsType<IntakeResult.Stored>(await desk.SayAsync("c1", "again", channel: "pull"));

        // Nothing is waited for: the reply is there when the sender is told "ok".
        Assert.Equal(["bot: echo hello", "again", "bot: echo again"], await LastAsync(desk, 3));
        Assert.Equal(1, await ChangesAsync(desk) - before);
        Assert.Equal(1, await desk.Database.FindAsync<long>("select status from inbox where id = @id", new { id = second.ActivityId }, CancellationToken.None));
        var stamps = (await desk.TranscriptAsync("c1")).Select(a => a.Timestamp).ToList();
        Assert.Equal(stamps.Distinct().Order(), stamps);
        Assert.Equal(((long)stamps.Count - 1, stamps[^2]), (second.Seq, (DateTimeOffset?)second.Timestamp));
    }

    [Fact]
    public async Task A_repeat_of_the_same_message_gets_the_first_ids_and_no_second_reply()
    {
        var desk = await KnownAsync(await StartAsync());

        var first = Assert.IsType<IntakeResult.Stored>(await desk.SayAsync("c1", "again", "k", "pull"));
        var repeat = Assert.IsType<IntakeResult.Duplicate>(await desk.SayAsync("c1", "again", "k", "pull"));
        await desk.RunUntilIdleAsync();

        Assert.Equal((first.ActivityId, first.Seq), (repeat.ActivityId, repeat.Seq));
        var before = await ChangesAsync(desk);
        await desk.SayAsync("c1", "next", channel: "pull");
        Assert.Equal(1, await ChangesAsync(desk) - before);
        Assert.Equal(["bot: echo hello", "again", "bot: echo again", "next", "bot: echo next"], await LastAsync(desk, 5));
    }

    [Theory]
    [InlineData("update conversations set state = '{\"misses\":6}', version = version + 1")]
    [InlineData("update conversations set state = '{\"misses\":6}', last_seq = last_seq + 1")]
    public async Task What_another_has_made_of_the_conversation_is_not_overwritten(string change)
    {
        var desk = await KnownAsync(await StartAsync(Counting));
        await desk.Database.MustCommitAsync(new WriteSet("c1").Add(change));

        await desk.SayAsync("c1", "two", channel: "pull");
        await desk.RunUntilIdleAsync();
        await desk.SayAsync("c1", "three", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["two", "bot: 7", "three", "bot: 8"], await LastAsync(desk, 4));
    }

    [Fact]
    public async Task A_change_of_the_customer_is_seen_by_the_next_turn()
    {
        var desk = await KnownAsync(await StartAsync((context, _) =>
        {
            context.Say(new Reply(context.Customer.Name ?? "nobody"));
            return ValueTask.FromResult(context.Finish());
        }));
        await desk.Database.MustCommitAsync(new WriteSet("c1").Add("update customers set name = '小林', version = version + 1"));

        await desk.SayAsync("c1", "two", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["bot: nobody", "two", "bot: 小林"], await LastAsync(desk, 3));
    }

    [Fact]
    public async Task What_somebody_else_told_of_the_customer_during_a_turn_is_not_overwritten()
    {
        var told = 0;
        TestDesk? desk = null;
        desk = await KnownAsync(await StartAsync(async (context, ct) =>
        {
            if (TextOf(context) == "again")
            {
                context.Change(context.Customer with { Facts = new Dictionary<string, string> { ["os"] = "Windows 11" } });
                if (Interlocked.Increment(ref told) == 1)
                    await desk!.Database.MustCommitAsync(new WriteSet("c1").Add("update customers set plan = 'professional', plan_proof = 'proven', version = version + 1"));
            }

            return await Echo(context, ct);
        }));

        await desk.SayAsync("c1", "again", channel: "pull");
        await desk.RunUntilIdleAsync();

        const string Sql = "select plan || plan_proof || facts from customers";
        Assert.Equal("professionalproven{\"os\":\"Windows 11\"}", await desk.Database.FindAsync<string>(Sql, null, CancellationToken.None));
        Assert.Equal(["bot: echo hello", "again", "bot: echo again"], await LastAsync(desk, 3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_cannot_be_written_leaves_the_message_stored_and_ends_with_an_apology(bool throws)
    {
        var desk = await KnownAsync(await StartAsync((context, ct) =>
        {
            if (TextOf(context) == "again")
                context.Effect(set =>
                {
                    if (throws) throw new InvalidOperationException("No.");
                    set.Add("insert into counters(name, value) values ('x', null)");
                });
            return Echo(context, ct);
        }));

        Assert.IsType<IntakeResult.Stored>(await desk.SayAsync("c1", "again", channel: "pull"));
        Assert.Equal(["bot: echo hello", "again"], await LastAsync(desk, 2));
        for (var i = 0; i < 5; i++)
        {
            await desk.RunUntilIdleAsync();
            Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(["again", "bot: sorry"], await LastAsync(desk, 2));
    }

    [Fact]
    public async Task A_decision_that_keeps_its_thread_does_not_keep_later_messages_from_being_stored()
    {
        using var blocked = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var desk = await KnownAsync(await StartAsync((context, ct) =>
        {
            if (TextOf(context) == "block")
            {
                begun.TrySetResult();
                blocked.Wait(CancellationToken.None);
            }

            return Echo(context, ct);
        }));

        var first = Task.Run(() => desk.SayAsync("c1", "block", channel: "pull"));
        await begun.Task;
        Assert.IsType<IntakeResult.Stored>(await desk.SayAsync("c1", "other", channel: "pull"));
        blocked.Set();
        await first;
        await desk.RunUntilIdleAsync();

        Assert.Equal(["block", "bot: echo block", "bot: echo other", "other"], (await LastAsync(desk, 4)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_turn_that_changes_the_customer_is_followed_by_one_that_knows_it()
    {
        var desk = await KnownAsync(await StartAsync((context, _) =>
        {
            if (TextOf(context) != Greeting) context.Change(context.Customer with { Name = context.Customer.Name + TextOf(context) });
            context.Say(new Reply(context.Customer.Name ?? "nobody"));
            return ValueTask.FromResult(context.Finish());
        }));
        var before = await ChangesAsync(desk);

        await desk.SayAsync("c1", "一", channel: "pull");
        await desk.SayAsync("c1", "二", channel: "pull");

        Assert.Equal(["一", "bot: 一", "二", "bot: 一二"], await LastAsync(desk, 4));
        Assert.Equal(2, await ChangesAsync(desk) - before);
    }

    [Fact]
    public async Task A_slow_decision_does_not_keep_the_message_waiting()
    {
        var desk = await KnownAsync(await StartAsync(SlowAsync));

        var accepting = desk.SayAsync("c1", "slow", channel: "pull");
        Assert.False(accepting.IsCompleted);
        await Deadline.UntilAsync(
            _ =>
            {
                Clock.Advance(TimeSpan.FromSeconds(0.25));
                return ValueTask.FromResult(accepting.IsCompleted);
            },
            "the message is stored");
        Assert.Equal(["bot: echo hello", "slow"], await LastAsync(desk, 2));
        _slow.SetResult();
        await desk.RunUntilIdleAsync();

        Assert.Equal(["bot: echo hello", "slow", "bot: echo slow"], await LastAsync(desk, 3));
    }

    [Fact]
    public async Task A_message_does_not_overtake_one_whose_turn_is_being_computed()
    {
        var desk = await KnownAsync(await StartAsync(SlowAsync));

        var first = desk.SayAsync("c1", "slow", channel: "pull");
        var second = desk.SayAsync("c1", "quick", channel: "pull");
        _slow.SetResult();
        await Task.WhenAll(first, second);
        await desk.RunUntilIdleAsync();

        Assert.Equal(["slow", "bot: echo slow", "quick", "bot: echo quick"], await LastAsync(desk, 4));
    }

    [Fact]
    public async Task A_turn_that_throws_leaves_the_message_stored_and_is_tried_again()
    {
        var throws = false;
        var desk = await KnownAsync(await StartAsync((context, ct) => throws ? throw new InvalidOperationException("Not now.") : Echo(context, ct)));

        throws = true;
        await desk.SayAsync("c1", "again", channel: "pull");
        await desk.RunUntilIdleAsync();
        Assert.Equal(1, await desk.Database.FindAsync<long>("select attempts from inbox where status = 0", null, CancellationToken.None));
        throws = false;
        Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["bot: echo hello", "again", "bot: echo again"], await LastAsync(desk, 3));
    }

    [Fact]
    public async Task A_guard_that_fails_leads_to_a_turn_computed_anew()
    {
        var fails = 0;
        var desk = await KnownAsync(await StartAsync((context, ct) =>
        {
            if (TextOf(context) == "again" && fails++ == 0) context.Effect(set => set.Guard("load", "update counters set value = value + 1 where name = 'nobody'"));
            return Echo(context, ct);
        }));

        await desk.SayAsync("c1", "again", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(2, fails);
        Assert.Equal(["bot: echo hello", "again", "bot: echo again"], await LastAsync(desk, 3));
    }

    [Fact]
    public async Task Parts_for_a_channel_that_pushes_go_out()
    {
        var desk = await KnownAsync(await StartAsync(), "push");
        await desk.SayAsync("c1", "again", channel: "push");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo hello", "echo again"], Push.Texts.TakeLast(2));
    }

    // The turn of the first message is kept a moment after its commit: the conversation is known when message and reply are one write.
    private static async Task<TestDesk> KnownAsync(TestDesk desk, string channel = "pull")
    {
        await Deadline.UntilAsync(
            async _ =>
            {
                var before = await ChangesAsync(desk);
                await desk.SayAsync("c1", Greeting, channel: channel);
                await desk.RunUntilIdleAsync();
                return await ChangesAsync(desk) - before == 1;
            },
            "the host knows the conversation");
        return desk;
    }

    private static async Task<IReadOnlyList<string>> LastAsync(TestDesk desk, int lines) => (await TextsAsync(desk, "c1")).TakeLast(lines).ToList();

    private static ValueTask<TurnResult> Counting(TurnContext context, CancellationToken ct)
    {
        context.State = context.State with { Misses = context.State.Misses + 1 };
        context.Say(new Reply($"{context.State.Misses}"));
        return ValueTask.FromResult(context.Finish());
    }

    private async ValueTask<TurnResult> SlowAsync(TurnContext context, CancellationToken ct)
    {
        if (TextOf(context) == "slow") await _slow.Task;
        return await Echo(context, ct);
    }

    private static Task<long> ChangesAsync(TestDesk desk) => desk.Database.FindAsync<long>("select count(*) from changes", null, CancellationToken.None);
}
