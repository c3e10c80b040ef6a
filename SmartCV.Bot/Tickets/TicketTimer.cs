namespace SmartCV.Bot.Tickets;

/// <summary>
/// A moment at which the ticket has to be looked at. It becomes a due job of that kind. Timers are never cancelled: when one is due,
/// <see cref="TicketRules.TimerDue"/> looks at the ticket as it is then.
/// </summary>
public sealed record TicketTimer(string Kind, DateTimeOffset DueAt)
{
    public const string ResponseWarning = "ticket-response-warning", ResponseDue = "ticket-response-due", SolutionWarning = "ticket-solution-warning",
        SolutionDue = "ticket-solution-due", RemindUser = "ticket-remind-user", CloseWaiting = "ticket-close-waiting", CloseSolved = "ticket-close-solved";

    public static bool IsTicketTimer(string kind) => kind.StartsWith("ticket-", StringComparison.Ordinal);
}
