using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>What happens to a ticket by itself, with the real pipeline on a clock of the test's.</summary>
public sealed class TicketTimerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_promise_is_warned_of_and_missed_once_each()
    {
        var clock = new TestClock(Monday);
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        var ticket = await OpenAsync(desk, Monday);

        // Each moment is looked at while it is there; hours that pass in an instant are the other test's.
        foreach (var _ in Enumerable.Range(0, 5))
        {
            clock.Advance(TimeSpan.FromHours(1));
            await desk.RunUntilIdleAsync();
        }

        var timeline = await desk.Get<TicketStore>().EventsAsync(ticket.Id, CancellationToken.None);
        Assert.Equal([TicketEvent.Opened, TicketEvent.DueWarned, TicketEvent.DueMissed], timeline.Select(e => e.Kind));
        Assert.Contains("SC-10001", desk.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_due_while_the_host_was_down_is_done_once_and_in_order()
    {
        using var folder = new TestFolder();
        Ticket ticket;
        await using (var desk = await TestDesk.StartAsync(new DeskSetup { Clock = new TestClock(Monday), DataFolder = folder.Path })) ticket = await OpenAsync(desk, Monday);

        await using var again = await TestDesk.StartAsync(new DeskSetup { Clock = new TestClock(Monday.AddHours(30)), DataFolder = folder.Path });
        await again.RunUntilIdleAsync();
        await again.RunUntilIdleAsync();

        var timeline = await again.Get<TicketStore>().EventsAsync(ticket.Id, CancellationToken.None);
        // Warnings of what has passed already would only be noise.
        Assert.Equal([("opened", null), ("due_missed", "response"), ("due_missed", "solution")], timeline.Select(e => (e.Kind, e.Detail.GetValueOrDefault("which"))));
    }

    [Fact]
    public async Task Who_is_waited_for_is_reminded_and_told_of_the_end()
    {
        var clock = new TestClock(Monday);
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        var ticket = await OpenAsync(desk, Monday);
        await ChangeAsync(desk, ticket, TicketDesk.Rules.AgentReplied(ticket, "anna", "请问是哪个浏览器？", Monday, awaitsUser: true));

        foreach (var _ in Enumerable.Range(0, 5))
        {
            clock.Advance(TimeSpan.FromDays(3));
            await desk.RunUntilIdleAsync();
        }

        var said = (await desk.TranscriptAsync("c1")).Where(a => a.From?.Role == "bot" && a.Type == ActivityTypes.Message).Select(a => a.Text!).ToList();
        Assert.Equal(2, said.Count(t => t.Contains("SC-10001", StringComparison.Ordinal)));
        Assert.Contains("等您补充信息", said[^2], StringComparison.Ordinal);
        Assert.Contains("已关闭", said[^1], StringComparison.Ordinal);
        Assert.Equal(TicketStatus.Closed, (await desk.Get<TicketStore>().FindAsync("SC-10001", CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task A_timer_of_a_ticket_that_was_answered_changes_nothing()
    {
        var clock = new TestClock(Monday);
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Clock = clock });
        var ticket = await OpenAsync(desk, Monday);
        await ChangeAsync(desk, ticket, TicketDesk.Rules.Solved(ticket, "anna", "已修复", Monday));

        clock.Advance(TimeSpan.FromHours(30));
        await desk.RunUntilIdleAsync();

        var timeline = await desk.Get<TicketStore>().EventsAsync(ticket.Id, CancellationToken.None);
        Assert.Equal([TicketEvent.Opened, TicketEvent.Solved], timeline.Select(e => e.Kind));
    }

    private static async Task<Ticket> OpenAsync(TestDesk desk, DateTimeOffset now)
    {
        await desk.SayAsync("c1", "你好");
        await desk.RunUntilIdleAsync();
        var opened = TicketDesk.Rules.Open(TicketDesk.Draft(Priority.P2) with { Number = "SC-10001", ConversationId = "c1" }, now);
        var set = new WriteSet("c1");
        TicketStore.Add(set, opened);
        await CommitAsync(desk, set, opened);
        return opened.Ticket;
    }

    private static Task ChangeAsync(TestDesk desk, Ticket read, TicketOutcome changed)
    {
        var set = new WriteSet("c1");
        TicketStore.Save(set, changed, read.Version);
        return CommitAsync(desk, set, changed);
    }

    private static async Task CommitAsync(TestDesk desk, WriteSet set, TicketOutcome outcome)
    {
        foreach (var timer in outcome.Timers) DueJobStore.Add(set, new DueJob(Guid.NewGuid().ToString("N"), timer.Kind, outcome.Ticket.Id, "c1", 0, timer.DueAt));
        await desk.Database.MustCommitAsync(set);
    }
}
