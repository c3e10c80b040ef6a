using System.Collections.Concurrent;
using SmartCV.Bot.Conversations;
using SmartCV.Channels;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A message we said "yes" to is never lost, and none counts twice.</summary>
public abstract class InboxCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task Second_delivery_of_the_same_message_changes_nothing()
    {
        var desk = await StartAsync();

        var first = await desk.SayAsync("c1", "hello", key: "m1", channel: "pull");
        await desk.RunUntilIdleAsync();
        var second = await desk.SayAsync("c1", "hello", key: "m1", channel: "pull");
        await desk.RunUntilIdleAsync();

        var stored = Assert.IsType<IntakeResult.Stored>(first);
        Assert.Equal(new IntakeResult.Duplicate(stored.ActivityId, stored.Seq), second);
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task The_same_message_delivered_eight_times_at_once_is_one_message()
    {
        var desk = await StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.SayAsync("c1", "hello", key: "m1", channel: "pull")));
        await desk.RunUntilIdleAsync();

        Assert.Single(results.OfType<IntakeResult.Stored>());
        Assert.Equal(7, results.OfType<IntakeResult.Duplicate>().Count());
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task The_same_key_in_two_conversations_is_two_messages()
    {
        var desk = await StartAsync();

        await desk.SayAsync("c1", "hello", key: "m1", channel: "pull");
        var other = await desk.SayAsync("c2", "hello", key: "m1", channel: "pull");

        Assert.IsType<IntakeResult.Stored>(other);
    }

    [Fact]
    public async Task A_message_is_in_the_transcript_before_its_turn_has_run()
    {
        var turn = new TaskCompletionSource();
        var desk = await StartAsync(async (context, ct) =>
        {
            await turn.Task.WaitAsync(ct);
            return await Echo(context, ct);
        });

        await desk.SayAsync("c1", "hello", channel: "pull");

        Assert.Equal(["hello"], await TextsAsync(desk, "c1"));
        turn.SetResult();
        await desk.RunUntilIdleAsync();
        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task Fifty_conversations_that_start_in_the_same_instant_lose_nothing()
    {
        var desk = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => desk.SayAsync($"c{i}", $"hello {i}", channel: "pull")));
        await desk.RunUntilIdleAsync();

        for (var i = 0; i < 50; i++) Assert.Equal([$"hello {i}", $"bot: echo hello {i}"], await TextsAsync(desk, $"c{i}"));
    }

    [Fact]
    public async Task Messages_of_one_conversation_are_decided_one_at_a_time_and_in_order()
    {
        var running = 0;
        var overlaps = 0;
        var order = new ConcurrentQueue<string>();
        var desk = await StartAsync(async (context, ct) =>
        {
            if (Interlocked.Increment(ref running) > 1) Interlocked.Increment(ref overlaps);
            order.Enqueue(TextOf(context));
            await Task.Yield();
            var result = await Echo(context, ct);
            Interlocked.Decrement(ref running);
            return result;
        });

        for (var i = 0; i < 30; i++) await desk.SayAsync("c1", $"{i}", channel: "pull");
        await desk.RunUntilIdleAsync();

        Assert.Equal(0, overlaps);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), order);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(3_600_000)]
    public async Task Messages_are_decided_in_order_and_at_once_though_the_clock_steps_back_meanwhile(int milliseconds)
    {
        var turn = new TaskCompletionSource();
        var order = new ConcurrentQueue<string>();
        var desk = await StartAsync(async (context, ct) =>
        {
            order.Enqueue(TextOf(context));
            if (TextOf(context) == "0") await turn.Task.WaitAsync(ct);
            return await Echo(context, ct);
        });

        await desk.SayAsync("c1", "0", channel: "pull");
        await desk.SayAsync("c1", "1", channel: "pull");
        Clock.Jump(Clock.GetUtcNow() - TimeSpan.FromMilliseconds(milliseconds));
        await desk.SayAsync("c1", "2", channel: "pull");
        turn.SetResult();
        await Deadline.UntilAsync(async _ => (await TextsAsync(desk, "c1")).Count == 6, "all three are answered while the clock stands still");

        Assert.Equal(["0", "1", "2"], order);
    }

    [Fact]
    public async Task Timestamps_rise_strictly_within_a_conversation_though_the_clock_stands_still()
    {
        var desk = await StartAsync();

        for (var i = 0; i < 5; i++) await desk.SayAsync("c1", $"{i}", channel: "pull");
        await desk.RunUntilIdleAsync();

        var stamps = (await desk.TranscriptAsync("c1")).Select(a => a.Timestamp!.Value).ToList();
        Assert.Equal(10, stamps.Count);
        Assert.Equal(stamps.Order(), stamps);
        Assert.Equal(stamps.Distinct(), stamps);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\\u0000b")]
    [InlineData("'; drop table inbox; --")]
    [InlineData("<script>alert(1)</script> 😀 简历 \u202E \\ \" \t")]
    public async Task What_was_typed_comes_back_as_it_was_typed_but_for_null_characters(string text)
    {
        var desk = await StartAsync();

        await desk.SayAsync("c1", text, channel: "pull");
        await desk.RunUntilIdleAsync();

        var expected = text.Replace('\0', '\uFFFD');
        Assert.Equal([expected, "bot: echo " + expected], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task An_unknown_conversation_is_refused_when_the_channel_may_not_make_one()
    {
        var desk = await StartAsync();
        var incoming = new Incoming
        {
            Channel = "pull", ConversationId = "nobody", SenderAddress = "u", DedupeKey = "k", MayCreate = false, Activity = new() { Text = "hello" },
        };

        var result = await desk.Get<IActivityIntake>().AcceptAsync(incoming, CancellationToken.None);

        Assert.Equal("unknown-conversation", Assert.IsType<IntakeResult.Refused>(result).Code);
        Assert.Null(await desk.Get<ConversationStore>().FindAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task Two_conversations_of_one_address_belong_to_one_customer()
    {
        var desk = await StartAsync();
        Incoming From(string conversation) => new()
        {
            Channel = "pull", ConversationId = conversation, SenderAddress = "same-person", DedupeKey = "k", Activity = new() { Text = "hello" },
        };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.Get<IActivityIntake>().AcceptAsync(From($"c{i}"), CancellationToken.None).AsTask()));

        var conversations = desk.Get<ConversationStore>();
        var customers = new HashSet<string>();
        for (var i = 0; i < 6; i++) customers.Add((await conversations.FindAsync($"c{i}", CancellationToken.None))!.CustomerId);
        Assert.Single(customers);
    }

    [Fact]
    public async Task What_a_stopped_host_had_not_answered_is_answered_by_the_next()
    {
        var stuck = new TaskCompletionSource();
        var first = await StartAsync(async (_, ct) =>
        {
            await stuck.Task.WaitAsync(ct);
            throw new InvalidOperationException("This turn never ends well.");
        });
        await first.SayAsync("c1", "hello", channel: "pull");
        await StopAsync(first);

        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await StartAsync();
        await second.RunUntilIdleAsync();

        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(second, "c1"));
        stuck.SetResult();
    }
}
