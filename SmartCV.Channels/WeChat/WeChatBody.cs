using System.Text.Json;

namespace SmartCV.Channels.WeChat;

/// <summary>Reads bodies of the platform, never more than a limit.</summary>
internal static class WeChatBody
{
    private const int MostJson = 1024 * 1024;

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>The object of an answer, or the failure that it tells.</summary>
    public static async Task<WeChatAnswer<JsonElement>> JsonAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await BytesAsync(response.Content, MostJson, ct);
        return body is null ? WeChatAnswer<JsonElement>.Failed(WeChatFailures.Unreadable) : Json(body);
    }

    public static WeChatAnswer<JsonElement> Json(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Depth);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return WeChatAnswer<JsonElement>.Failed(WeChatFailures.Unreadable);
            var failure = WeChatFailures.In(document.RootElement);
            return failure is null ? WeChatAnswer<JsonElement>.Of(document.RootElement.Clone()) : WeChatAnswer<JsonElement>.Failed(failure);
        }
        catch (JsonException)
        {
            return WeChatAnswer<JsonElement>.Failed(WeChatFailures.Unreadable);
        }
    }

    /// <summary>The whole body; null when it is longer than the limit, of which no more is read.</summary>
    public static async Task<byte[]?> BytesAsync(HttpContent content, long limit, CancellationToken ct)
    {
        if (content.Headers.ContentLength > limit) return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        return await BytesAsync(stream, limit, ct);
    }

    public static async Task<byte[]?> BytesAsync(Stream stream, long limit, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[32 * 1024];
        while (await stream.ReadAsync(chunk, ct) is var read and > 0)
        {
            if (bytes.Length + read > limit) return null;
            bytes.Write(chunk, 0, read);
        }
        return bytes.ToArray();
    }

    /// <summary>Null: missing, empty or no text.</summary>
    public static string? Text(this JsonElement answer, string field) => answer.TryGetProperty(field, out var value) ? value.Text() : null;

    /// <summary>Null: empty or no text.</summary>
    public static string? Text(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // No UTF-8, or half of a character: both pass the parser.
            return null;
        }
    }

    public static int? Number(this JsonElement answer, string field) =>
        answer.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>An id of the platform: 64 bits, written as a number by some interfaces and as a text by others.</summary>
    public static string? Id(this JsonElement answer, string field) =>
        answer.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : answer.Text(field);

}
