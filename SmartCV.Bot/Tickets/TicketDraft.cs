namespace SmartCV.Bot.Tickets;

/// <summary>What a new ticket is opened with.</summary>
public sealed record TicketDraft
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    public required string ProgressKey { get; init; }

    public required string ConversationId { get; init; }

    public required string CustomerId { get; init; }

    public string? CaseId { get; init; }

    public string Form { get; init; } = "";

    public string? Category { get; init; }

    public string? Type { get; init; }

    public required Priority Priority { get; init; }

    public required string Subject { get; init; }

    public required string Language { get; init; }

    public required string Channel { get; init; }

    public IReadOnlyDictionary<string, TicketField> Fields { get; init; } = new Dictionary<string, TicketField>();

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    public string? ActivityId { get; init; }

    public string? AgentId { get; init; }

    public string? FollowUpOf { get; init; }

    /// <summary>Who opens it: <see cref="TicketEvent.User"/>, or the id of an agent.</summary>
    public string Actor { get; init; } = TicketEvent.User;
}
