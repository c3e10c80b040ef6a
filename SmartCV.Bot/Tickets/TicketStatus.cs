namespace SmartCV.Bot.Tickets;

/// <summary>new -> open &lt;-> waiting (for the user) -> solved -> closed; solved may reopen.</summary>
public enum TicketStatus
{
    New,
    Open,
    Waiting,
    Solved,
    Closed,
}
