using SmartCV.Bot.Customers;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Conversations;

/// <summary>Something that happened to a conversation and waits for a turn.</summary>
public sealed record InboxEntry
{
    public const string CustomerKind = "customer";
    public const string AgentKind = "agent";
    public const string TimerKind = "timer";

    private Activity? _activity;

    /// <summary>For a customer's entry also the id of the activity.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string DedupeKey { get; init; }

    /// <summary>The transcript line of a customer's activity.</summary>
    public long? Seq { get; init; }

    /// <summary>The activity of a customer, the command of an agent, the job of a timer.</summary>
    public string Json { get; init; } = "{}";

    /// <summary>The push that waits for the reply inside its own request, if any.</summary>
    public string? PushId { get; init; }

    /// <summary>Entries are taken in this order. A customer's has the timestamp of its line, which rises whatever the clocks do.</summary>
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The epoch: at once. Only what is held or was tried in vain waits for a time.</summary>
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>How many turns over this entry have failed.</summary>
    public int Attempts { get; init; }

    /// <summary>A customer's entry as an activity.</summary>
    public Activity Activity
    {
        get => _activity ??= ActivityJson.Read(Json) with { Id = Id };
        init => _activity = value;
    }
}

/// <summary>What a turn starts from.</summary>
/// <param name="Entries">All that waits, oldest first.</param>
public sealed record TurnInput(Conversation Conversation, Customer Customer, IReadOnlyList<InboxEntry> Entries);
