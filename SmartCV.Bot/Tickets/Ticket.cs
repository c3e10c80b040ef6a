namespace SmartCV.Bot.Tickets;

/// <summary>A numbered promise to a customer. Changed by <see cref="TicketRules"/> only.</summary>
public sealed record Ticket
{
    public required string Id { get; init; }

    /// <summary>SC-10042: what customers see and write.</summary>
    public required string Number { get; init; }

    public required string ConversationId { get; init; }

    public required string CustomerId { get; init; }

    public string? CaseId { get; init; }

    /// <summary>Name of the form it came from; empty when an agent or a mail opened it.</summary>
    public string Form { get; init; } = "";

    /// <summary>tech, account, billing or suggestion; null when unknown.</summary>
    public string? Category { get; init; }

    public string? Type { get; init; }

    public required Priority Priority { get; init; }

    public TicketStatus Status { get; init; } = TicketStatus.New;

    public required string Subject { get; init; }

    /// <summary>zh or en: the language in which the customer is told about it.</summary>
    public required string Language { get; init; }

    public required string Channel { get; init; }

    public IReadOnlyDictionary<string, TicketField> Fields { get; init; } = new Dictionary<string, TicketField>();

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>All files that came with it, in the order of their coming.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>Id of the activity that it was opened by; null when an agent or a mail opened it.</summary>
    public string? ActivityId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where the solution clock counts from: receipt, moved on by the time we waited for the user, or the reopening.</summary>
    public required DateTimeOffset ClockStartedAt { get; init; }

    public DateTimeOffset FirstResponseDueAt { get; init; }

    public DateTimeOffset SolutionDueAt { get; init; }

    /// <summary>The first answer of a person. Automatic receipts never count.</summary>
    public DateTimeOffset? FirstRespondedAt { get; init; }

    public DateTimeOffset? WorkaroundAt { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public DateTimeOffset? SolvedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int ReopenedCount { get; init; }

    public TicketMarks Marks { get; init; }

    /// <summary>The agent who takes care of it.</summary>
    public string? AgentId { get; init; }

    /// <summary>Number of the closed ticket that this one goes on with.</summary>
    public string? FollowUpOf { get; init; }

    /// <summary>Unguessable; whoever has it sees the progress page. Made by <see cref="ProgressKeys"/>.</summary>
    public required string ProgressKey { get; init; }

    /// <summary>Of the row that was read; a save is refused when the row has moved on.</summary>
    public int Version { get; init; }

    /// <summary>True while somebody has to do something about it.</summary>
    public bool IsActive => Status is TicketStatus.New or TicketStatus.Open or TicketStatus.Waiting;
}

/// <summary>One value of the report.</summary>
/// <param name="Source">user, browser, account, earlier ...</param>
/// <param name="Quote">The user's own words, when they were not the value.</param>
public sealed record TicketField(string Value, string Source, string? Quote = null);

/// <summary>What has been told already, so that no timer tells it twice.</summary>
[Flags]
public enum TicketMarks
{
    None = 0,
    ResponseWarned = 1,
    ResponseMissed = 2,
    SolutionWarned = 4,
    SolutionMissed = 8,
    UserReminded = 16,
}
