using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SmartCV.Channels.Protocol;

/// <summary>A file or a card. Either <c>ContentUrl</c> (a file) or <c>Content</c> (a card) is set.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }

    /// <summary>Where the bytes are. Stored activities hold <c>blob:{fileId}</c> here; each channel turns it into what its peer can fetch.</summary>
    public string? ContentUrl { get; init; }

    public JsonNode? Content { get; init; }

    public string? Name { get; init; }

    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>Buttons under the last message of the bot.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

/// <summary>One button. <c>imBack</c> shows its value as if the user had typed it; <c>postBack</c> sends it silently; <c>openUrl</c> opens a page.</summary>
public sealed record CardAction
{
    public string Type { get; init; } = "imBack";

    public string? Title { get; init; }

    public JsonNode? Value { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
