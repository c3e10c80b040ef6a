using static SmartCV.Bot.Tickets.TicketStatus;

namespace SmartCV.Bot.Tickets;

/// <summary>
/// Everything that can happen to a ticket: status, clocks, timeline and timers. No I/O, and the time is given. The first response is met once,
/// by a person. The solution clock stands still while we wait for the user, and starts anew when a solved ticket is reopened. A closed ticket
/// never changes: what comes later is a new ticket that names it.
/// </summary>
public sealed class TicketRules(ServicePromise promise)
{
    public TicketOutcome Open(TicketDraft draft, DateTimeOffset now)
    {
        var due = promise.Due(draft.Priority, draft.Channel, now);
        var ticket = new Ticket
        {
            Id = draft.Id,
            Number = draft.Number,
            ConversationId = draft.ConversationId,
            CustomerId = draft.CustomerId,
            CaseId = draft.CaseId,
            Form = draft.Form,
            Category = draft.Category,
            Type = draft.Type,
            Priority = draft.Priority,
            Subject = draft.Subject,
            Language = draft.Language,
            Channel = draft.Channel,
            Fields = draft.Fields,
            Tags = draft.Tags,
            Attachments = draft.Attachments,
            ActivityId = draft.ActivityId,
            AgentId = draft.AgentId,
            FollowUpOf = draft.FollowUpOf,
            ProgressKey = draft.ProgressKey,
            CreatedAt = now,
            UpdatedAt = now,
            ClockStartedAt = now,
            FirstResponseDueAt = due.FirstResponse,
            SolutionDueAt = due.Solution,
        };
        return new TicketOutcome(ticket)
        {
            Events = [Line(TicketEvent.Opened, draft.Actor, now, null, ("priority", draft.Priority.ToString())) with { Attachments = draft.Attachments }],
            Timers = [.. ResponseTimers(ticket), .. SolutionTimers(ticket)],
            IsAlarm = draft.Priority == Priority.P1,
        };
    }

    /// <summary>The user wrote something that belongs to the ticket. A solved ticket is reopened by it, unless it is a mere thank-you.</summary>
    /// <param name="text">Null when only files came.</param>
    public TicketOutcome UserWrote(Ticket ticket, string? text, DateTimeOffset now, (IReadOnlyList<TicketAttachment> Files, bool IsCourtesy) more = default)
    {
        if (ticket.Status == TicketStatus.Closed) return new TicketOutcome(ticket) { NeedsFollowUp = true };
        var line = Line(TicketEvent.UserMessage, TicketEvent.User, now, text) with { Attachments = more.Files ?? [] };
        var written = new TicketOutcome(ticket with { UpdatedAt = now, Attachments = [.. ticket.Attachments, .. line.Attachments] }) { Events = [line] };
        return ticket.Status switch
        {
            Waiting => Then(written, Resume(written.Ticket, TicketEvent.User, now)),
            TicketStatus.Solved when !more.IsCourtesy => Then(written, Reopened(written.Ticket, TicketEvent.User, now)),
            _ => written,
        };
    }

    /// <summary>A person of the team answered. Never called for automatic receipts.</summary>
    /// <param name="awaitsUser">The answer asks something, and nothing can be done until the user replies.</param>
    public TicketOutcome AgentReplied(Ticket ticket, string agent, string text, DateTimeOffset now, bool awaitsUser = false)
    {
        var answered = Answered(ticket, agent, now) with { UpdatedAt = now };
        var written = new TicketOutcome(answered) { Events = [Line(TicketEvent.AgentMessage, agent, now, text)] };
        if (!ticket.IsActive) return written;
        if (awaitsUser) return Then(written, Wait(answered, agent, now));
        return ticket.Status == New ? Then(written, To(answered, TicketStatus.Open, agent, now)) : written;
    }

    /// <summary>Somebody takes care of it; that is no answer yet.</summary>
    public TicketOutcome Taken(Ticket ticket, string agent, DateTimeOffset now)
    {
        var taken = ticket with { AgentId = agent, UpdatedAt = now };
        return ticket.Status == New ? To(taken, TicketStatus.Open, agent, now) : new TicketOutcome(taken);
    }

    public TicketOutcome Noted(Ticket ticket, string agent, string text, DateTimeOffset now) =>
        new(ticket with { UpdatedAt = now }) { Events = [Line(TicketEvent.Note, agent, now, text) with { IsVisible = false }] };

    /// <summary>A temporary way round the problem was given; the solution is still owed.</summary>
    public TicketOutcome WorkaroundGiven(Ticket ticket, string agent, string text, DateTimeOffset now)
    {
        if (!ticket.IsActive) return Refused(ticket, "ticket.refused.not_active");
        var helped = Answered(ticket, agent, now) with { WorkaroundAt = ticket.WorkaroundAt ?? now, UpdatedAt = now };
        var told = new TicketOutcome(helped) { Events = [Line(TicketEvent.Workaround, agent, now, text)] };
        return ticket.Status == New ? Then(told, To(helped, TicketStatus.Open, agent, now)) : told;
    }

    /// <summary>Solved by the team; needs the solution in words. It closes by itself later, and can be reopened until then.</summary>
    public TicketOutcome Solved(Ticket ticket, string agent, string solution, DateTimeOffset now)
    {
        if (!ticket.IsActive) return Refused(ticket, "ticket.refused.not_active");
        if (string.IsNullOrWhiteSpace(solution)) return Refused(ticket, "ticket.refused.solution_missing");
        return SolvedBy(Answered(ticket, agent, now), agent, solution.Trim(), now);
    }

    /// <summary>The user says that it works. What the team called solved is closed; anything else is solved now.</summary>
    public TicketOutcome UserConfirmed(Ticket ticket, DateTimeOffset now) => ticket.Status switch
    {
        TicketStatus.Closed => new TicketOutcome(ticket),
        TicketStatus.Solved => Closed(ticket, TicketEvent.User, now),
        _ => SolvedBy(ticket, TicketEvent.User, null, now),
    };

    public TicketOutcome Reopened(Ticket ticket, string actor, DateTimeOffset now)
    {
        if (ticket.Status == TicketStatus.Closed) return new TicketOutcome(ticket) { NeedsFollowUp = true };
        if (ticket.Status != TicketStatus.Solved) return new TicketOutcome(ticket);
        var open = ticket with
        {
            Status = TicketStatus.Open,
            SolvedAt = null,
            ReopenedCount = ticket.ReopenedCount + 1,
            ClockStartedAt = now,
            SolutionDueAt = promise.SolutionDue(ticket.Priority, now),
            Marks = ticket.Marks & ~(TicketMarks.SolutionWarned | TicketMarks.SolutionMissed),
            UpdatedAt = now,
        };
        return new TicketOutcome(open)
        {
            Events = [Line(TicketEvent.Reopened, actor, now, null)],
            Timers = SolutionTimers(open),
            IsAlarm = ticket.Priority == Priority.P1,
        };
    }

    public TicketOutcome Closed(Ticket ticket, string actor, DateTimeOffset now)
    {
        if (ticket.Status == TicketStatus.Closed) return new TicketOutcome(ticket);
        var closed = ticket with { Status = TicketStatus.Closed, ClosedAt = now, WaitingSince = null, UpdatedAt = now };
        return new TicketOutcome(closed) { Events = [Line(TicketEvent.Closed, actor, now, null)] };
    }

    /// <summary>The promise changes with the priority, counted from receipt as if it had been so from the start.</summary>
    public TicketOutcome PriorityChanged(Ticket ticket, Priority priority, string actor, DateTimeOffset now)
    {
        if (ticket.Priority == priority) return new TicketOutcome(ticket);
        if (!ticket.IsActive) return Refused(ticket, "ticket.refused.not_active");
        var changed = ticket with
        {
            Priority = priority,
            FirstResponseDueAt = promise.FirstResponseDue(priority, ticket.Channel, ticket.CreatedAt),
            SolutionDueAt = promise.SolutionDue(priority, ticket.ClockStartedAt),
            UpdatedAt = now,
        };
        changed = changed with { Marks = TicketClocks.StillTrue(changed, now) };
        return new TicketOutcome(changed)
        {
            Events = [Line(TicketEvent.PriorityChanged, actor, now, null, ("from", ticket.Priority.ToString()), ("to", priority.ToString()))],
            Timers = [.. ResponseTimers(changed), .. SolutionTimers(changed)],
            IsAlarm = priority == Priority.P1,
        };
    }

    /// <summary>Category and type as a person sees them. The priority stays: changing it is a decision of its own.</summary>
    public TicketOutcome Classified(Ticket ticket, string? category, string? type, string actor, DateTimeOffset now)
    {
        if ((ticket.Category, ticket.Type) == (category, type)) return new TicketOutcome(ticket);
        var line = Line(TicketEvent.Classified, actor, now, null, ("from", $"{ticket.Category}.{ticket.Type}"), ("to", $"{category}.{type}"));
        return new TicketOutcome(ticket with { Category = category, Type = type, UpdatedAt = now }) { Events = [line with { IsVisible = false }] };
    }

    /// <summary>A timer has come due. Nothing changes unless what it was for is still true: it may come late, twice, or for a time that has moved.</summary>
    public TicketOutcome TimerDue(Ticket ticket, string kind, DateTimeOffset now)
    {
        if (TicketClocks.MarkFor(ticket, kind, promise, now) is { } mark)
        {
            var marked = ticket with { Marks = ticket.Marks | mark.Mark };
            return new TicketOutcome(marked)
            {
                Events = [Line(mark.Kind, TicketEvent.Clock, now, null, ("which", mark.Which)) with { IsVisible = false }],
                IsAlarm = mark.Kind == TicketEvent.DueMissed || (mark.Kind == TicketEvent.DueWarned && ticket.Priority == Priority.P1),
            };
        }

        var isOver = (kind, ticket.Status) switch
        {
            (TicketTimer.CloseSolved, TicketStatus.Solved) => ticket.SolvedAt + promise.SolvedClosesAfter <= now,
            (TicketTimer.CloseWaiting, Waiting) => ticket.WaitingSince + promise.WaitingClosesAfter <= now,
            _ => false,
        };
        return isOver ? Closed(ticket, TicketEvent.Clock, now) : new TicketOutcome(ticket);
    }

    private TicketOutcome SolvedBy(Ticket ticket, string actor, string? solution, DateTimeOffset now)
    {
        var solved = WithoutWaiting(ticket, now) with { Status = TicketStatus.Solved, SolvedAt = now, UpdatedAt = now };
        return new TicketOutcome(solved)
        {
            Events = [Line(TicketEvent.Solved, actor, now, solution)],
            Timers = [new TicketTimer(TicketTimer.CloseSolved, now + promise.SolvedClosesAfter)],
        };
    }

    private TicketOutcome Wait(Ticket ticket, string agent, DateTimeOffset now)
    {
        if (ticket.Status == Waiting) return new TicketOutcome(ticket);
        var waiting = To(ticket with { WaitingSince = now, Marks = ticket.Marks & ~TicketMarks.UserReminded }, Waiting, agent, now);
        return waiting with
        {
            Timers =
            [
                new TicketTimer(TicketTimer.RemindUser, now + promise.WaitingRemindsAfter),
                new TicketTimer(TicketTimer.CloseWaiting, now + promise.WaitingClosesAfter),
            ],
        };
    }

    private TicketOutcome Resume(Ticket ticket, string actor, DateTimeOffset now)
    {
        var resumed = WithoutWaiting(ticket, now);
        return To(resumed, TicketStatus.Open, actor, now) with { Timers = SolutionTimers(resumed) };
    }

    // The start of the clock moves on by the time we waited. A due time that had passed before stays passed.
    private Ticket WithoutWaiting(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.WaitingSince is not { } since) return ticket;
        var resumed = ticket with { WaitingSince = null };
        if (since >= ticket.SolutionDueAt) return resumed;
        var start = ticket.ClockStartedAt + (now - since);
        return resumed with { ClockStartedAt = start, SolutionDueAt = promise.SolutionDue(ticket.Priority, start) };
    }

    private static Ticket Answered(Ticket ticket, string agent, DateTimeOffset now) =>
        ticket with { FirstRespondedAt = ticket.FirstRespondedAt ?? now, AgentId = ticket.AgentId ?? agent };

    private static TicketOutcome To(Ticket ticket, TicketStatus status, string actor, DateTimeOffset now) =>
        new(ticket with { Status = status, UpdatedAt = now })
        {
            Events = [Line(TicketEvent.StatusChanged, actor, now, null, ("from", TicketWords.NameOf(ticket.Status)), ("to", TicketWords.NameOf(status)))],
        };

    private static TicketOutcome Then(TicketOutcome first, TicketOutcome second) =>
        second with { Events = [.. first.Events, .. second.Events], Timers = [.. first.Timers, .. second.Timers] };

    private static TicketOutcome Refused(Ticket ticket, string why) => new(ticket) { Refusal = why };

    private IReadOnlyList<TicketTimer> ResponseTimers(Ticket ticket) => ticket.FirstRespondedAt is not null
        ? []
        : [
            new TicketTimer(TicketTimer.ResponseWarning, promise.WarningFor(ticket.CreatedAt, ticket.FirstResponseDueAt)),
            new TicketTimer(TicketTimer.ResponseDue, ticket.FirstResponseDueAt),
        ];

    private IReadOnlyList<TicketTimer> SolutionTimers(Ticket ticket) =>
    [
        new TicketTimer(TicketTimer.SolutionWarning, promise.WarningFor(ticket.ClockStartedAt, ticket.SolutionDueAt)),
        new TicketTimer(TicketTimer.SolutionDue, ticket.SolutionDueAt),
    ];

    private static TicketEvent Line(string kind, string actor, DateTimeOffset at, string? text, params ReadOnlySpan<(string Name, string Value)> detail)
    {
        var facts = new Dictionary<string, string>();
        foreach (var (name, value) in detail) facts[name] = value;
        return new TicketEvent { Kind = kind, At = at, Actor = actor, Text = text, Detail = facts };
    }
}
