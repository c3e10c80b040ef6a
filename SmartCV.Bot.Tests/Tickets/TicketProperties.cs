using FsCheck;
using FsCheck.Fluent;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>Whatever happens in whatever order, the promises of the rules hold.</summary>
public sealed class TicketProperties
{
    private static readonly Action<TicketDesk>[] Happenings =
    [
        d => d.User(),
        d => d.Agent(),
        d => d.Agent(awaitsUser: true),
        d => d.Solve(),
        d => d.Close(),
        d => d.Change(Priority.P1),
        d => d.Change(Priority.P3),
        d => d.Take(TicketDesk.Rules.UserConfirmed(d.Ticket, d.Now)),
        d => d.Take(TicketDesk.Rules.Reopened(d.Ticket, "anna", d.Now)),
        d => d.Take(TicketDesk.Rules.WorkaroundGiven(d.Ticket, "anna", "x", d.Now)),
        d => d.Due(TicketTimer.ResponseDue).Due(TicketTimer.ResponseWarning).Due(TicketTimer.SolutionWarning).Due(TicketTimer.SolutionDue),
        d => d.Due(TicketTimer.RemindUser).Due(TicketTimer.CloseWaiting).Due(TicketTimer.CloseSolved),
    ];

    private static Arbitrary<(Priority Priority, int[] What)> Stories => (
        from priority in Gen.Elements(Priority.P1, Priority.P2, Priority.P3)
        from what in Gen.ArrayOf(Gen.Choose(0, Happenings.Length - 1))
        select (priority, what)).ToArbitrary();

    [Fact]
    public void The_first_response_never_moves_and_a_closed_ticket_never_changes() =>
        Prop.ForAll(Stories, story => Tell(story, (before, after) =>
            (before.FirstRespondedAt is null || after.FirstRespondedAt == before.FirstRespondedAt)
            && (before.Status != TicketStatus.Closed || Frozen(after) == Frozen(before)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Status_and_times_agree() =>
        Prop.ForAll(Stories, story => Tell(story, (_, after) =>
            after.SolvedAt is not null == (after.Status == TicketStatus.Solved || (after.Status == TicketStatus.Closed && after.SolvedAt is not null))
            && after.ClosedAt is not null == (after.Status == TicketStatus.Closed)
            && after.WaitingSince is not null == (after.Status == TicketStatus.Waiting)
            && after.SolutionDueAt > after.ClockStartedAt)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_due_time_of_an_active_ticket_has_a_timer() =>
        Prop.ForAll(Stories, story =>
        {
            var desk = TicketDesk.Open(priority: story.Priority);
            return story.What.All(what =>
            {
                Happenings[what](desk.Later(7));
                return desk.Ticket.Status is not (TicketStatus.New or TicketStatus.Open) || desk.Timers.Contains(new TicketTimer(TicketTimer.SolutionDue, desk.Ticket.SolutionDueAt));
            });
        }).QuickCheckThrowOnFailure();

    private static (TicketStatus, Priority, DateTimeOffset, DateTimeOffset?) Frozen(Ticket t) => (t.Status, t.Priority, t.SolutionDueAt, t.ClosedAt);

    private static bool Tell((Priority Priority, int[] What) story, Func<Ticket, Ticket, bool> holds)
    {
        var desk = TicketDesk.Open(priority: story.Priority);
        foreach (var what in story.What)
        {
            var before = desk.Later(7).Ticket;
            Happenings[what](desk);
            if (!holds(before, desk.Ticket)) return false;
        }

        return true;
    }
}
