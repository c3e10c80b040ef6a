using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SmartCV.Channels.Protocol;

/// <summary>
/// One event of the Bot Framework protocol. Immutable; fields this program does not know survive a round trip
/// (activity schema A2005: unknown fields are accepted and kept).
/// </summary>
public sealed record Activity
{
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>Given by the server that stores the activity. Absent on the way in.</summary>
    public string? Id { get; init; }

    /// <summary>The server's time, UTC. Rises strictly within a conversation.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's own time with offset, as the client gave it.</summary>
    public string? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    /// <summary>BCP-47, for example zh-CN.</summary>
    public string? Locale { get; init; }

    /// <summary>plain or markdown; absent means markdown on web chat.</summary>
    public string? TextFormat { get; init; }

    public string? Text { get; init; }

    public string? InputHint { get; init; }

    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>Name of an event.</summary>
    public string? Name { get; init; }

    public JsonNode? Value { get; init; }

    public JsonObject? ChannelData { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>A plain message in Markdown, as the bot says it.</summary>
    public static Activity Say(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = "markdown" };
}

/// <summary>A party of a conversation. <c>Role</c> is bot or user and is always sent to clients, since they guess wrongly without it.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Role { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
