using Microsoft.Extensions.DependencyInjection;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>A turn that hangs and a host that stops keep nobody waiting.</summary>
public abstract class PumpCompliance<TEngine> : ComplianceSuite<TEngine>
    where TEngine : ITestEngine, new()
{
    [Fact]
    public async Task A_turn_that_does_not_end_counts_as_a_failed_try()
    {
        var calls = 0;
        var told = new TaskCompletionSource();
        var desk = await StartAsync(async (context, ct) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                ct.Register(told.SetResult);
                await new TaskCompletionSource().Task;
            }

            return await Echo(context, ct);
        });

        await desk.SayAsync("c1", "hello", channel: "pull");
        await Deadline.UntilAsync(_ => ValueTask.FromResult(calls == 1), "the turn has begun");
        await Deadline.UntilAsync(
            _ =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                return ValueTask.FromResult(told.Task.IsCompleted);
            },
            "the turn is told that it is too late");
        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<long>("select attempts from inbox", null, ct) == 1, "the try is noted");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.RunUntilIdleAsync();

        Assert.Equal(["hello", "bot: echo hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_has_not_begun()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var desk = await StartAsync(
            async (_, _) =>
            {
                begun.TrySetResult();
                await new TaskCompletionSource().Task;
                throw new InvalidOperationException("Never.");
            },
            settings: new Dictionary<string, string> { ["Pump:Turns"] = "1" });
        await desk.SayAsync("c1", "hello", channel: "pull");
        await begun.Task;
        await desk.SayAsync("c2", "hello", channel: "pull");
        await StopAsync(desk);

        // Time stands still: on a shared database the lease of the host that stopped would last.
        var after = await StartAsync();
        await Deadline.UntilAsync(
            async _ =>
            {
                after.Get<TurnPump>().Look();
                return (await TextsAsync(after, "c2")).Count == 2;
            },
            "another host has answered");
    }

    [Fact]
    public async Task What_comes_in_while_the_host_stops_is_not_kept_from_the_next_one()
    {
        var desk = await StartAsync();
        await desk.Get<TurnPump>().StopAsync(CancellationToken.None);

        await desk.SayAsync("c1", "hello", channel: "pull");

        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<long>("select count(*) from conversations where lease_until is not null", null, ct) == 0, "the claim is given back");
        Assert.Equal(["hello"], await TextsAsync(desk, "c1"));
    }

    [Fact]
    public async Task A_pump_that_is_stopped_before_its_work_has_begun_keeps_no_claim()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();
        var pump = ActivatorUtilities.CreateInstance<TurnPump>(desk.Services);
        var until = Clock.GetUtcNow().AddHours(1);
        await desk.Database.MustCommitAsync(new WriteSet("c1").Add(
            "update conversations set lease_token = 'mine', lease_until = @until where id = 'c1'", ("until", until.Ms())));
        await pump.StartAsync(new CancellationToken(canceled: true));

        pump.Run(new Claim("c1", "mine", until));
        await pump.StopAsync(CancellationToken.None);

        Assert.Equal(0, await desk.Database.FindAsync<long>("select count(*) from conversations where lease_until is not null", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_summary_that_is_due_becomes_no_entry_and_is_given_to_one_alone()
    {
        var desk = await StartAsync();
        await desk.SayAsync("c1", "hello", channel: "pull");
        await desk.RunUntilIdleAsync();
        var (jobs, now) = (desk.Get<DueJobStore>(), Clock.GetUtcNow());
        var set = new WriteSet("c1");
        DueJobStore.Add(set, new DueJob("j1", DueJob.Summary, "SC-10001", "c1", 0, now));
        await desk.Database.MustCommitAsync(set);

        Assert.Equal(0, await desk.Get<DueJobPump>().RunOnceAsync(CancellationToken.None));
        var due = Assert.Single(await jobs.DueSummariesAsync(now, 10, CancellationToken.None));
        var moved = due with { Revision = 1, DueAt = now.AddMinutes(1) };

        Assert.IsType<WriteResult.Committed>(await desk.Database.CommitAsync(DueJobStore.Move(new WriteSet("c1"), due, moved)));
        Assert.IsType<WriteResult.Refused>(await desk.Database.CommitAsync(DueJobStore.Move(new WriteSet("c1"), due, moved)));
        Assert.Empty(await jobs.DueSummariesAsync(now, 10, CancellationToken.None));
        Assert.Equal([moved], await jobs.DueSummariesAsync(now.AddMinutes(1), 10, CancellationToken.None));
    }

    [Fact]
    public async Task The_last_words_of_a_conversation_are_those_of_customer_and_bot()
    {
        var desk = await StartAsync();
        var before = Clock.GetUtcNow();
        foreach (var text in (string[])["one", "two"])
        {
            await desk.SayAsync("c1", text, channel: "pull");
            await desk.RunUntilIdleAsync();
        }

        var words = await desk.Get<TranscriptStore>().LastWordsAsync("c1", before, 3, CancellationToken.None);

        Assert.Equal(["bot echo one", "user two", "bot echo two"], words.Select(w => $"{w.Role} {ActivityJson.Read(w.Body).Text}"));
        Assert.Empty(await desk.Get<TranscriptStore>().LastWordsAsync("c1", before.AddHours(1), 3, CancellationToken.None));
    }
}
