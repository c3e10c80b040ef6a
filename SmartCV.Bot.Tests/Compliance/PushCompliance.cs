using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A push that waits for its reply gets it inside its own request, and what it does not get goes out another way: once.</summary>
public abstract class PushCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task A_waiting_push_gets_the_reply_and_its_repeat_gets_the_same_and_nothing_is_sent_besides()
    {
        var desk = await StartAsync();
        using var push = Wait(desk, "p1");

        await desk.SayAsync("c1", "hello", channel: "push", pushId: "p1");
        var first = await TakeAsync(push);
        push.Settle(first, first.Count);
        await DeliveredAsync(desk);
        push.Dispose();
        Clock.Advance(TimeSpan.FromSeconds(5));
        using var again = Wait(desk, "p1");
        var repeat = await TakeAsync(again, isRepeat: true);
        Clock.Advance(TimeSpan.FromSeconds(7));
        await desk.RunUntilIdleAsync();

        Assert.Equal([new Part("text", "echo hello")], first.Select(p => p.Part));
        Assert.Equal(first, repeat);
        Assert.Empty(Push.Texts);
    }

    [Fact]
    public async Task Requests_that_wait_for_the_same_push_get_the_same_reply()
    {
        var desk = await StartAsync();
        using var one = Wait(desk, "p1");
        using var two = Wait(desk, "p1");

        await desk.SayAsync("c1", "hello", key: "k", channel: "push", pushId: "p1");
        await desk.SayAsync("c1", "hello", key: "k", channel: "push", pushId: "p1");

        var first = await TakeAsync(one);
        Assert.Single(first);
        Assert.Equal(first, await TakeAsync(two, isRepeat: true));
    }

    [Fact]
    public async Task A_reply_that_its_push_did_not_take_in_time_is_sent()
    {
        var desk = await StartAsync();

        await desk.SayAsync("c1", "hello", channel: "push", pushId: "p1");
        await desk.RunUntilIdleAsync();
        Assert.Empty(Push.Texts);
        Clock.Advance(TimeSpan.FromSeconds(5));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo hello"], Push.Texts);
        using var late = Wait(desk, "p1");
        Assert.Empty(await TakeAsync(late, isRepeat: true));
    }

    [Fact]
    public async Task A_reply_that_was_taken_and_never_told_to_have_arrived_is_sent()
    {
        var desk = await StartAsync();
        using (var push = Wait(desk, "p1"))
        {
            await desk.SayAsync("c1", "hello", channel: "push", pushId: "p1");
            Assert.Single(await TakeAsync(push));
        }

        await desk.RunUntilIdleAsync();
        Assert.Empty(Push.Texts);
        Clock.Advance(TimeSpan.FromSeconds(6));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo hello"], Push.Texts);
    }

    [Fact]
    public async Task What_a_push_does_not_carry_goes_out_when_its_reply_has_arrived()
    {
        var desk = await StartAsync();
        using var push = Wait(desk, "p1");

        await desk.SayAsync("c1", "\ntwo\nthree", channel: "push", pushId: "p1");
        var taken = await TakeAsync(push);
        await desk.RunUntilIdleAsync();
        Assert.Empty(Push.Texts);
        push.Settle(taken, taken.Count);
        await Deadline.UntilAsync(() => Push.Texts.Count == 2, "the others are sent");

        Assert.Equal(["echo "], taken.Select(p => p.Part.Payload));
        Assert.Equal(["two", "three"], Push.Texts);
    }

    [Fact]
    public async Task A_held_part_goes_along_with_the_reply_to_the_next_push()
    {
        Push.Answer = _ => new DeliveryResult.Hold("no permission");
        var desk = await StartAsync();
        await desk.SayAsync("c1", "one", channel: "push");
        await desk.RunUntilIdleAsync();

        using var push = Wait(desk, "p2");
        await desk.SayAsync("c1", "two", channel: "push", pushId: "p2");
        var taken = await TakeAsync(push);

        Assert.Equal(["echo one", "echo two"], taken.Select(p => p.Part.Payload));
        push.Settle(taken, arrived: 1);
        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<string>("select status from outbox where payload = 'echo two'", null, ct) == "held", "what did not go along waits for the next push");
    }

    [Fact]
    public async Task A_held_part_that_went_along_with_a_reply_is_given_to_the_repeat_of_its_push_too()
    {
        Push.Answer = _ => new DeliveryResult.Hold("no permission");
        var desk = await StartAsync();
        await desk.SayAsync("c1", "one", channel: "push");
        await desk.RunUntilIdleAsync();
        using var push = Wait(desk, "p2");
        await desk.SayAsync("c1", "two", channel: "push", pushId: "p2");
        var first = await TakeAsync(push);
        push.Settle(first, first.Count);
        await DeliveredAsync(desk);
        push.Dispose();

        using var again = Wait(desk, "p2");

        Assert.Equal(2, first.Count);
        Assert.Equal(first, await TakeAsync(again, isRepeat: true));
    }

    [Fact]
    public async Task A_push_overtaken_by_a_newer_one_of_the_same_thought_ends_empty()
    {
        var desk = await StartAsync((context, ct) =>
        {
            if (context.Entries.Count < 3)
            {
                context.Hold(context.Now + TimeSpan.FromSeconds(3));
                return ValueTask.FromResult(context.Finish());
            }

            context.Consumed = 3;
            return Echo(context, ct);
        });
        using var one = Wait(desk, "p1");
        using var two = Wait(desk, "p2");
        using var three = Wait(desk, "p3");

        await desk.SayAsync("c1", "one", channel: "push", pushId: "p1");
        await desk.SayAsync("c1", "two", channel: "push", pushId: "p2");
        Assert.Empty(await TakeAsync(one));
        await desk.SayAsync("c1", "three", channel: "push", pushId: "p3");

        Assert.Empty(await TakeAsync(two));
        Assert.Single(await TakeAsync(three));
    }

    private static IReplyWait Wait(TestDesk desk, string pushId) => desk.Get<IReplyPull>().Wait(pushId);

    private static async Task<IReadOnlyList<OfferedPart>> TakeAsync(IReplyWait push, bool isRepeat = false) =>
        await Deadline.WithinAsync(push.TakeAsync(isRepeat, TimeSpan.FromSeconds(4), CancellationToken.None), "the push is answered")
        ?? throw new InvalidOperationException("The time of the push has passed.");

    private static Task DeliveredAsync(TestDesk desk) => Deadline.UntilAsync(
        async ct => await desk.Database.FindAsync<long>("select count(*) from outbox where status <> 'delivered'", null, ct) == 0, "the reply counts as delivered");
}
