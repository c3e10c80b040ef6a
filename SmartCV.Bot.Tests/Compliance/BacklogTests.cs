using SmartCV.Bot.Conversations;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Compliance;

/// <summary>More work than fits into a lease, on the system's clock: the turns take real time.</summary>
public sealed class BacklogTests
{
    private const int Conversations = 60;

    [Fact]
    public async Task A_backlog_longer_than_the_lease_is_worked_off()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup
        {
            Channels = [new RecordingChannel("pull", clientsPull: true)],
            Settings = new Dictionary<string, string> { ["Pump:Turns"] = "2", ["Pump:Lease"] = "00:00:01" },
            Decisions = new Decisions(
                async (context, ct) =>
                {
                    using var work = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
                    await work.WaitForNextTickAsync(ct);
                    context.Say(new Reply("ok"));
                    return context.Finish();
                },
                (context, _) => ValueTask.FromResult(context.Finish())),
        });

        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(c => desk.SayAsync($"c{c}", "hello", channel: "pull")));

        await Deadline.UntilAsync(
            async ct => await desk.Database.FindAsync<long>("select count(*) from inbox where status = 0", null, ct) == 0, "every conversation is answered");
    }

    [Fact]
    public async Task A_crowd_of_newcomers_does_not_keep_second_messages_waiting()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup
        {
            Channels = [new RecordingChannel("pull", clientsPull: true)],
            Settings = new Dictionary<string, string> { ["Pump:Turns"] = "2" },
            Decisions = new Decisions(
                async (context, ct) =>
                {
                    using var work = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
                    await work.WaitForNextTickAsync(ct);
                    context.Say(new Reply("ok"));
                    return context.Finish();
                },
                (context, _) => ValueTask.FromResult(context.Finish())),
        });
        await Task.WhenAll(desk.SayAsync("a", "one", channel: "pull"), desk.SayAsync("a", "two", channel: "pull"));
        var newcomers = 0;

        // Always more newcomers than are done: the second message comes to its turn all the same.
        await Deadline.UntilAsync(
            async ct =>
            {
                var waiting = await desk.Database.FindAsync<long>("select count(*) from inbox where status = 0 and conversation_id <> 'a'", null, ct);
                if (waiting < 20) await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => desk.SayAsync($"c{newcomers++}", "hello", channel: "pull")));
                return await desk.Database.FindAsync<long>("select count(*) from inbox where status = 0 and conversation_id = 'a'", null, ct) == 0;
            },
            "both messages are answered");
    }
}
