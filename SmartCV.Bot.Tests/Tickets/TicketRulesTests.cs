using SmartCV.Bot.Tickets;
using static SmartCV.Bot.Tests.Scheduling.DeskFolder;

namespace SmartCV.Bot.Tests.Tickets;

public sealed class TicketRulesTests
{
    [Fact]
    public void A_new_ticket_has_due_times_a_line_and_timers()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00", Priority.P2);

        Assert.Equal(TicketStatus.New, desk.Ticket.Status);
        Assert.Equal((At("2026-11-24 14:00"), At("2026-11-25 10:00")), (desk.Ticket.FirstResponseDueAt, desk.Ticket.SolutionDueAt));
        Assert.Equal([TicketEvent.Opened], desk.Kinds);
        Assert.Equal(
            [
                new TicketTimer(TicketTimer.ResponseWarning, At("2026-11-24 13:00")),
                new TicketTimer(TicketTimer.ResponseDue, At("2026-11-24 14:00")),
                new TicketTimer(TicketTimer.SolutionWarning, At("2026-11-25 04:00")),
                new TicketTimer(TicketTimer.SolutionDue, At("2026-11-25 10:00")),
            ],
            desk.Timers);
        Assert.False(desk.Outcome.IsAlarm);
        Assert.True(TicketDesk.Open(priority: Priority.P1).Outcome.IsAlarm);
    }

    [Fact]
    public void Only_the_first_answer_of_a_person_counts()
    {
        var desk = TicketDesk.Open().Later(1).Agent().Later(1).Agent();

        Assert.Equal(At("2026-11-24 11:00"), desk.Ticket.FirstRespondedAt);
        Assert.Equal((TicketStatus.Open, "anna"), (desk.Ticket.Status, desk.Ticket.AgentId));
        Assert.Equal([TicketEvent.Opened, TicketEvent.AgentMessage, TicketEvent.StatusChanged, TicketEvent.AgentMessage], desk.Kinds);
        Assert.True(TicketClocks.ResponseWasInTime(desk.Ticket));
    }

    [Fact]
    public void Taking_a_ticket_is_no_answer()
    {
        var desk = TicketDesk.Open();

        desk.Take(TicketDesk.Rules.Taken(desk.Ticket, "anna", desk.Now));

        Assert.Equal((TicketStatus.Open, (DateTimeOffset?)null), (desk.Ticket.Status, desk.Ticket.FirstRespondedAt));
    }

    [Fact]
    public void The_solution_clock_stands_still_while_we_wait_for_the_user()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00").Later(1).Agent(awaitsUser: true);

        desk.Later(30).Due(TicketTimer.SolutionDue);
        Assert.False(desk.Outcome.HasChanged);

        desk.User();
        Assert.Equal(TicketStatus.Open, desk.Ticket.Status);
        Assert.Equal(At("2026-11-26 16:00"), desk.Ticket.SolutionDueAt);
        Assert.Contains(new TicketTimer(TicketTimer.SolutionDue, desk.Ticket.SolutionDueAt), desk.Outcome.Timers);
        Assert.True(TicketClocks.SolutionWasInTime(desk.Solve().Ticket));
    }

    [Fact]
    public void Waiting_does_not_mend_a_promise_that_was_broken_before()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00").Later(25).Agent(awaitsUser: true).Later(1).User().Solve();

        Assert.Equal(At("2026-11-25 10:00"), desk.Ticket.SolutionDueAt);
        Assert.False(TicketClocks.SolutionWasInTime(desk.Ticket));
        Assert.False(TicketClocks.ResponseWasInTime(desk.Ticket));
    }

    [Fact]
    public void Solving_while_waiting_counts_the_wait_out_as_well()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00").Agent(awaitsUser: true).Later(40).Solve();

        Assert.True(TicketClocks.SolutionWasInTime(desk.Ticket));
        Assert.Null(desk.Ticket.WaitingSince);
    }

    [Fact]
    public void Solving_needs_the_solution_in_words()
    {
        var desk = TicketDesk.Open().Solve(" ");

        Assert.Equal("ticket.refused.solution_missing", desk.Outcome.Refusal);
        Assert.Equal(TicketStatus.New, desk.Ticket.Status);
    }

    [Fact]
    public void A_solved_ticket_reopens_when_the_user_writes_and_its_clock_starts_anew()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00").Agent().Later(2).Solve().Later(48).User("又不行了");

        Assert.Equal((TicketStatus.Open, 1, (DateTimeOffset?)null), (desk.Ticket.Status, desk.Ticket.ReopenedCount, desk.Ticket.SolvedAt));
        Assert.Equal(At("2026-11-27 12:00"), desk.Ticket.SolutionDueAt);
        Assert.Equal([TicketEvent.UserMessage, TicketEvent.Reopened], desk.Outcome.Events.Select(e => e.Kind));
        Assert.Equal(At("2026-11-24 10:00"), desk.Ticket.FirstRespondedAt);
    }

    [Fact]
    public void A_closed_ticket_is_followed_by_a_new_one()
    {
        var desk = TicketDesk.Open().Solve().Close();
        var before = desk.Ticket;

        desk.User("又不行了");

        Assert.True(desk.Outcome.NeedsFollowUp);
        Assert.Same(before, desk.Ticket);
        Assert.Empty(desk.Outcome.Events);
        Assert.True(TicketDesk.Rules.Reopened(before, "anna", desk.Now).NeedsFollowUp);
    }

    [Fact]
    public void A_solved_ticket_closes_by_itself_unless_it_was_reopened()
    {
        var solved = TicketDesk.Open("2026-11-24 10:00").Solve();
        Assert.Contains(new TicketTimer(TicketTimer.CloseSolved, At("2026-12-01 10:00")), solved.Timers);

        var reopened = TicketDesk.Open("2026-11-24 10:00").Solve().Later(24).User().Later(24).Solve();

        Assert.Equal(TicketStatus.Closed, solved.Later(7 * 24).Due(TicketTimer.CloseSolved).Ticket.Status);
        Assert.False(reopened.Later(5 * 24).Due(TicketTimer.CloseSolved).Outcome.HasChanged);
        Assert.Equal(TicketStatus.Closed, reopened.Later(2 * 24).Due(TicketTimer.CloseSolved).Ticket.Status);
    }

    [Fact]
    public void The_user_is_reminded_once_and_a_ticket_without_answer_closes()
    {
        var desk = TicketDesk.Open().Agent(awaitsUser: true).Later(72).Due(TicketTimer.RemindUser).Due(TicketTimer.RemindUser);
        Assert.Single(desk.Kinds, TicketEvent.UserReminded);

        desk.Later(11 * 24).Due(TicketTimer.CloseWaiting);

        Assert.Equal(TicketStatus.Closed, desk.Ticket.Status);
    }

    [Fact]
    public void A_confirmation_closes_what_was_solved_and_solves_what_was_not()
    {
        var solved = TicketDesk.Open().Solve();
        var open = TicketDesk.Open().Agent();

        Assert.Equal(TicketStatus.Closed, TicketDesk.Rules.UserConfirmed(solved.Ticket, solved.Now).Ticket.Status);
        Assert.Equal(TicketStatus.Solved, TicketDesk.Rules.UserConfirmed(open.Ticket, open.Now).Ticket.Status);
    }

    [Fact]
    public void Timers_warn_once_then_tell_once_that_the_promise_is_broken()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00").Later(3).Due(TicketTimer.ResponseWarning).Due(TicketTimer.ResponseWarning)
            .Later(1).Due(TicketTimer.ResponseDue).Due(TicketTimer.ResponseDue).Due(TicketTimer.ResponseWarning);

        Assert.Equal([TicketEvent.Opened, TicketEvent.DueWarned, TicketEvent.DueMissed], desk.Kinds);
        Assert.All(desk.Timeline.Skip(1), e => Assert.False(e.IsVisible));
    }

    [Fact]
    public void A_timer_that_comes_early_or_after_the_answer_changes_nothing()
    {
        Assert.False(TicketDesk.Open().Later(1).Due(TicketTimer.ResponseDue).Outcome.HasChanged);
        Assert.False(TicketDesk.Open().Later(1).Agent().Later(9).Due(TicketTimer.ResponseDue).Outcome.HasChanged);
        Assert.False(TicketDesk.Open().Later(1).Solve().Later(90).Due(TicketTimer.SolutionDue).Outcome.HasChanged);
        Assert.False(TicketDesk.Open().Later(999).Due("ticket-something-else").Outcome.HasChanged);
    }

    [Fact]
    public void A_changed_priority_counts_from_receipt()
    {
        var desk = TicketDesk.Open("2026-11-24 10:00", Priority.P3).Later(2).Change(Priority.P1);

        Assert.Equal((At("2026-11-24 11:00"), At("2026-11-24 14:00")), (desk.Ticket.FirstResponseDueAt, desk.Ticket.SolutionDueAt));
        Assert.True(desk.Outcome.IsAlarm);
        Assert.Equal(TicketEvent.DueMissed, desk.Due(TicketTimer.ResponseDue).Outcome.Events.Single().Kind);

        desk.Change(Priority.P2);
        Assert.False(TicketClocks.IsResponseLate(desk.Ticket, desk.Now));
        Assert.Equal(TicketEvent.DueMissed, desk.Later(2).Due(TicketTimer.ResponseDue).Outcome.Events.Single().Kind);
    }

    [Fact]
    public void A_workaround_is_an_answer_but_no_solution()
    {
        var desk = TicketDesk.Open().Later(1);

        desk.Take(TicketDesk.Rules.WorkaroundGiven(desk.Ticket, "anna", "先导出 Word", desk.Now));

        Assert.Equal((desk.Now, desk.Now, TicketStatus.Open), (desk.Ticket.FirstRespondedAt, desk.Ticket.WorkaroundAt, desk.Ticket.Status));
        Assert.Null(desk.Ticket.SolvedAt);
    }

    [Fact]
    public void Notes_and_classification_stay_among_us()
    {
        var desk = TicketDesk.Open();
        desk.Take(TicketDesk.Rules.Noted(desk.Ticket, "anna", "老问题", desk.Now));
        desk.Take(TicketDesk.Rules.Classified(desk.Ticket, "tech", "performance", "anna", desk.Now));

        Assert.All(desk.Timeline.Skip(1), e => Assert.False(e.IsVisible));
        Assert.Equal(("performance", Priority.P2), (desk.Ticket.Type, desk.Ticket.Priority));
    }

    [Fact]
    public void Progress_keys_cannot_be_guessed_and_fit_into_an_address()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => ProgressKeys.New()).ToList();

        Assert.Equal(100, keys.Distinct().Count());
        Assert.All(keys, k => Assert.Matches("^[A-Za-z0-9_-]{32}$", k));
    }
}
