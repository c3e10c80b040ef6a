namespace SmartCV.Bot.Tickets;

/// <summary>What follows from something that happened to a ticket; to be saved together.</summary>
public sealed record TicketOutcome(Ticket Ticket)
{
    public IReadOnlyList<TicketEvent> Events { get; init; } = [];

    public IReadOnlyList<TicketTimer> Timers { get; init; } = [];

    /// <summary>The ticket is closed, so nothing was changed: what the user wrote belongs in a new ticket that names this one.</summary>
    public bool NeedsFollowUp { get; init; }

    /// <summary>Somebody on duty has to be woken.</summary>
    public bool IsAlarm { get; init; }

    /// <summary>Key of the text that says why nothing was done; null when it was done.</summary>
    public string? Refusal { get; init; }

    public bool HasChanged => Events.Count > 0;
}
