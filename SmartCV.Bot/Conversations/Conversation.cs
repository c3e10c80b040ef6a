using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Conversations;

/// <summary>The thread of one customer on one channel. It never ends.</summary>
public sealed record Conversation
{
    public const string OwnerBot = "bot";

    /// <summary>People whom the channel itself connects, such as WeChat's own agents.</summary>
    public const string OwnerChannel = "channel";

    public required string Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>The customer's address on the channel.</summary>
    public required string Address { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>bot, queue:{name} or agent:{id}.</summary>
    public string Owner { get; init; } = OwnerBot;

    /// <summary>The language the customer writes in here; null until it is known.</summary>
    public string? Language { get; init; }

    public string? CaseId { get; init; }

    public ConversationState State { get; init; } = ConversationState.Empty;

    /// <summary>Goes up with every turn.</summary>
    public long Version { get; init; }
}

/// <summary>One contact inside a conversation, from the first message to resolved or 24 h idle.</summary>
public sealed record Case(string Id, string ConversationId, DateTimeOffset OpenedAt)
{
    /// <summary>A case ends by itself after this time without a word.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(24);

    public static Case Open(string conversationId, DateTimeOffset now) => new(Ids.New(now), conversationId, now);
}
