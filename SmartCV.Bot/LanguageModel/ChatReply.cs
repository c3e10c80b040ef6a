using System.Text.Json;

namespace SmartCV.Bot.LanguageModel;

/// <summary>What came of a call.</summary>
public abstract record ChatReply
{
    private ChatReply()
    {
    }

    /// <param name="Text">What the model wrote, unchecked.</param>
    /// <param name="Tokens">What the server says it cost; null when it does not say, or nothing sensible.</param>
    public sealed record Said(string Text, int? Tokens) : ChatReply;

    /// <summary>The server works, but there is nothing to use: a refusal, a filtered or a cut-off answer.</summary>
    /// <param name="Why">A word of ours, never one of the server's.</param>
    public sealed record Nothing(string Why, int? Tokens) : ChatReply;

    /// <summary>The server did not answer as it should, or not in time.</summary>
    /// <param name="Why">A word of ours, never one of the server's.</param>
    public sealed record Failed(string Why) : ChatReply;

    /// <summary>No call was made: too many run, or the endpoint is left alone for a while.</summary>
    public sealed record NotAsked : ChatReply;

    private const int MostTokens = 1_000_000;

    /// <summary>Reads the body of a chat completion. It comes from outside: whatever it holds, this gives a value.</summary>
    internal static ChatReply Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? Of(json.RootElement) : new Failed("no-object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is no valid UTF-8, or half a surrogate pair.
            return new Failed("no-json");
        }
    }

    private static ChatReply Of(JsonElement completion)
    {
        var tokens = Member(completion, "usage", JsonValueKind.Object) is { } usage && Member(usage, "total_tokens", JsonValueKind.Number) is { } total
            && total.TryGetInt32(out var count) && count is > 0 and <= MostTokens ? count : (int?)null;
        if (Member(completion, "choices", JsonValueKind.Array) is not { } choices || choices.GetArrayLength() == 0) return new Failed("no-choice");
        var choice = choices[0];
        if (choice.ValueKind != JsonValueKind.Object || Member(choice, "message", JsonValueKind.Object) is not { } message) return new Failed("no-message");
        var ended = TextOf(choice, "finish_reason");
        if (ended != "stop") return new Nothing(ended is "length" or "content_filter" ? ended : "not-finished", tokens);
        if (TextOf(message, "refusal") is { Length: > 0 }) return new Nothing("refusal", tokens);
        return TextOf(message, "content") is { Length: > 0 } content ? new Said(content, tokens) : new Nothing("empty", tokens);
    }

    private static string? TextOf(JsonElement parent, string name) => Member(parent, name, JsonValueKind.String)?.GetString();

    private static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
