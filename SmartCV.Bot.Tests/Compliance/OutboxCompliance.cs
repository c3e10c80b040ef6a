using Microsoft.Extensions.Options;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>What the bot said arrives, in order, whatever the peer does; replies inside a push's own request are not sent twice.</summary>
public abstract class OutboxCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task Parts_of_a_reply_go_out_in_order_and_the_failed_one_is_sent_again()
    {
        var tries = 0;
        Push.Answer = part => part.Part.Payload == "two" && ++tries < 3 ? new DeliveryResult.RetryAfter(TimeSpan.Zero, "busy") : new DeliveryResult.Delivered("r");
        var desk = await StartAsync();

        await desk.SayAsync("c1", "\ntwo\nthree", channel: "push");
        for (var i = 0; i < 4; i++)
        {
            await desk.RunUntilIdleAsync();
            Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["echo ", "two", "three"], Push.Texts);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_part_keeps_its_id_over_all_its_tries()
    {
        var ids = new List<string>();
        Push.Answer = part =>
        {
            ids.Add(part.OutboxId);
            return ids.Count < 2 ? new DeliveryResult.RetryAfter(TimeSpan.Zero, "busy") : new DeliveryResult.Delivered("r");
        };
        var desk = await StartAsync();

        await desk.SayAsync("c1", "hello", channel: "push");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await desk.RunUntilIdleAsync();

        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_send_whose_time_limit_passed_is_a_try_like_any_other()
    {
        var tries = 0;
        Push.Answer = _ => ++tries < 3 ? throw new TaskCanceledException("The configured HttpClient.Timeout has passed.") : new DeliveryResult.Delivered("r");
        var desk = await StartAsync();

        await desk.SayAsync("c1", "hello", channel: "push");
        for (var i = 0; i < 3; i++)
        {
            await desk.RunUntilIdleAsync();
            Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["echo hello"], Push.Texts);
        Assert.Equal(3, await desk.Database.FindAsync<long>("select attempts from outbox", null, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_peer_that_never_answers_is_left_after_the_limit_and_the_part_is_sent_again(bool listensToCancellation)
    {
        var tries = 0;
        Push.Wait = (_, ct) => Interlocked.Increment(ref tries) > 1 ? Task.CompletedTask : Never.WaitAsync(listensToCancellation ? ct : CancellationToken.None);
        var desk = await StartAsync();

        await desk.SayAsync("c1", "hello", channel: "push");
        await Deadline.UntilAsync(() => Volatile.Read(ref tries) == 1, "the first try hangs");
        Clock.Advance(desk.Get<IOptions<PumpOptions>>().Value.SendLimit);
        await Deadline.UntilAsync(
            async ct => (await desk.Database.FindAsync<string>("select error from outbox", null, ct))?.Contains("did not answer", StringComparison.Ordinal) == true, "the limit is noted");
        Clock.Advance(TimeSpan.FromSeconds(2));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo hello"], Push.Texts);
    }

    [Fact]
    public async Task A_peer_that_hangs_stops_neither_other_conversations_nor_other_channels()
    {
        Push.Wait = (part, _) => part.ConversationId.StartsWith("dead", StringComparison.Ordinal) ? Never : Task.CompletedTask;
        var desk = await StartAsync();
        var places = desk.Get<IOptions<PumpOptions>>().Value.Sends;

        await desk.SayAsync("dead", "hello", channel: "push");
        await desk.SayAsync("c1", "hello", channel: "push");
        await Deadline.UntilAsync(() => Push.Texts.Count == 1, "the other conversation has its reply");
        for (var i = 0; i < places + 3; i++) await desk.SayAsync($"dead{i}", "hello", channel: "push");
        await desk.SayAsync("c2", "hello", channel: "other");

        await Deadline.UntilAsync(() => Other.Texts.Count == 1, "the other channel has its reply");
        Assert.Single(Push.Texts);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_was_sending()
    {
        var begun = new TaskCompletionSource<bool>();
        Push.Wait = (_, _) =>
        {
            begun.TrySetResult(true);
            return Never;
        };
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", channel: "push");
        await Deadline.WithinAsync(begun.Task, "the send has begun");

        await StopAsync(desk);
        Push.Wait = (_, _) => Task.CompletedTask;
        var next = await StartAsync();

        Assert.Null(await next.Database.FindAsync<string>("select lease_token from outbox", null, CancellationToken.None));
        Clock.Advance(TimeSpan.FromSeconds(2));
        await next.RunUntilIdleAsync();
        Assert.Equal(["echo hello"], Push.Texts);
    }

    [Fact]
    public async Task A_part_that_a_host_with_a_faster_clock_sends_already_is_not_offered_to_its_push()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", channel: "push", pushId: "p1");
        await desk.RunUntilIdleAsync();
        var outbox = desk.Get<OutboxStore>();

        var claimed = await outbox.ClaimAsync("other host", "push", (Clock.GetUtcNow() + TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)), 10);

        Assert.Single(claimed);
        Assert.Empty(await outbox.OfferAsync("p1", Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task A_held_part_goes_out_when_the_user_writes_again()
    {
        var open = false;
        Push.Answer = _ => open ? new DeliveryResult.Delivered("r") : new DeliveryResult.Hold("window closed");
        var desk = await StartAsync();

        await desk.SayAsync("c1", "one", channel: "push");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await desk.RunUntilIdleAsync();
        Assert.Empty(Push.Texts);
        open = true;
        await desk.SayAsync("c1", "two", channel: "push");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo one", "echo two"], Push.Texts);
    }

    [Fact]
    public async Task A_part_that_was_held_for_days_is_not_given_up_at_its_first_failure()
    {
        var (open, tries) = (false, 0);
        Push.Answer = part => !open ? new DeliveryResult.Hold("window closed") : part.Part.Payload == "echo one" && ++tries < 2 ? new DeliveryResult.RetryAfter(TimeSpan.Zero, "busy") : new DeliveryResult.Delivered("r");
        var desk = await StartAsync();
        await desk.SayAsync("c1", "one", channel: "push");
        await desk.RunUntilIdleAsync();
        Clock.Advance(desk.Get<IOptions<PumpOptions>>().Value.DeliveryDeadline + TimeSpan.FromHours(1));
        open = true;

        await desk.SayAsync("c1", "two", channel: "push");
        await desk.RunUntilIdleAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo one", "echo two"], Push.Texts);
    }

    [Fact]
    public async Task What_is_to_wait_for_the_user_is_sent_where_the_user_has_written_meanwhile()
    {
        var (begun, go, tries) = (new TaskCompletionSource<bool>(), new TaskCompletionSource(), 0);
        Push.Wait = (_, _) =>
        {
            begun.TrySetResult(true);
            return go.Task;
        };
        Push.Answer = _ => ++tries == 1 ? new DeliveryResult.Hold("window closed") : new DeliveryResult.Delivered("r");
        var desk = await StartAsync();
        await desk.SayAsync("c1", "one", channel: "push");
        await Deadline.WithinAsync(begun.Task, "the send has begun");

        await desk.SayAsync("c1", "two", channel: "push");
        await Deadline.UntilAsync(async ct => await desk.Database.FindAsync<long>("select count(*) from outbox", null, ct) == 2, "the second turn is committed");
        go.SetResult();
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo one", "echo two"], Push.Texts);
    }

    [Fact]
    public async Task What_one_request_tells_to_have_arrived_has_arrived_whatever_another_tells()
    {
        var desk = await StartAsync();
        var outbox = desk.Get<OutboxStore>();
        foreach (var name in (string[])["1", "2"]) await desk.SayAsync("c" + name, name, channel: "push", pushId: "p" + name);
        await desk.RunUntilIdleAsync();
        foreach (var name in (string[])["1", "2"]) await outbox.OfferAsync("p" + name, Clock.GetUtcNow(), CancellationToken.None);
        var ids = await desk.Database.QueryAsync<string>("select id from outbox", null, CancellationToken.None);
        var (first, last) = (ids.Min(StringComparer.Ordinal)!, ids.Max(StringComparer.Ordinal)!);

        await outbox.SettleOfferedAsync([(last, true), (first, false), (last, false)], Clock.GetUtcNow());
        await desk.RunUntilIdleAsync();

        Assert.Single(Push.Texts);
        Assert.Equal(0, await desk.Database.FindAsync<long>("select attempts from outbox where id = @last", new { last }, CancellationToken.None));
    }

    [Fact]
    public async Task A_part_that_failed_for_good_does_not_block_the_next()
    {
        Push.Answer = part => part.Part.Payload == "echo one" ? new DeliveryResult.Failed("blocked") : new DeliveryResult.Delivered("r");
        var desk = await StartAsync();

        await desk.SayAsync("c1", "one", channel: "push");
        await desk.SayAsync("c1", "two", channel: "push");
        await desk.RunUntilIdleAsync();

        Assert.Equal(["echo two"], Push.Texts);
    }

    private static Task Never => new TaskCompletionSource().Task;
}
