namespace SmartCV.Bot.Tickets;

/// <summary>What the clocks of a ticket say at a moment.</summary>
public static class TicketClocks
{
    /// <summary>No person has answered, and the promised time has passed.</summary>
    public static bool IsResponseLate(Ticket ticket, DateTimeOffset now) =>
        ticket.IsActive && ticket.FirstRespondedAt is null && ticket.FirstResponseDueAt <= now;

    /// <summary>It is our turn, and the promised time has passed. The clock stands still while the user's answer is awaited.</summary>
    public static bool IsSolutionLate(Ticket ticket, DateTimeOffset now) =>
        ticket.Status is TicketStatus.New or TicketStatus.Open && ticket.SolutionDueAt <= now;

    /// <summary>Whether the answer came in time; null while it is still owed.</summary>
    public static bool? ResponseWasInTime(Ticket ticket) => ticket.FirstRespondedAt is { } at ? at <= ticket.FirstResponseDueAt : null;

    /// <summary>Whether it was solved in time; null while it is not solved.</summary>
    public static bool? SolutionWasInTime(Ticket ticket) => ticket.SolvedAt is { } at ? at <= ticket.SolutionDueAt : null;

    /// <summary>What a timer has to tell now: the line's kind, what it is about, and the mark that keeps it from being told again. Null for nothing.</summary>
    internal static (string Kind, string Which, TicketMarks Mark)? MarkFor(Ticket ticket, string kind, ServicePromise promise, DateTimeOffset now)
    {
        var answerIsOwed = ticket.IsActive && ticket.FirstRespondedAt is null;
        var solutionIsOwed = ticket.Status is TicketStatus.New or TicketStatus.Open;
        (string, string, TicketMarks Mark)? told = kind switch
        {
            TicketTimer.ResponseDue when IsResponseLate(ticket, now) => (TicketEvent.DueMissed, "response", TicketMarks.ResponseMissed),
            TicketTimer.SolutionDue when IsSolutionLate(ticket, now) => (TicketEvent.DueMissed, "solution", TicketMarks.SolutionMissed),
            TicketTimer.ResponseWarning when answerIsOwed && promise.WarningFor(ticket.CreatedAt, ticket.FirstResponseDueAt) <= now && !IsResponseLate(ticket, now) =>
                (TicketEvent.DueWarned, "response", TicketMarks.ResponseWarned),
            TicketTimer.SolutionWarning when solutionIsOwed && promise.WarningFor(ticket.ClockStartedAt, ticket.SolutionDueAt) <= now && !IsSolutionLate(ticket, now) =>
                (TicketEvent.DueWarned, "solution", TicketMarks.SolutionWarned),
            TicketTimer.RemindUser when ticket.Status == TicketStatus.Waiting && ticket.WaitingSince + promise.WaitingRemindsAfter <= now =>
                (TicketEvent.UserReminded, "user", TicketMarks.UserReminded),
            _ => null,
        };
        return told is { } line && (ticket.Marks & line.Mark) == 0 ? told : null;
    }

    /// <summary>The marks that hold after the due times have moved: what lies in the future again can be told again.</summary>
    internal static TicketMarks StillTrue(Ticket ticket, DateTimeOffset now)
    {
        var marks = ticket.Marks;
        if (ticket.FirstResponseDueAt > now) marks &= ~(TicketMarks.ResponseMissed | TicketMarks.ResponseWarned);
        if (ticket.SolutionDueAt > now) marks &= ~(TicketMarks.SolutionMissed | TicketMarks.SolutionWarned);
        return marks;
    }
}
