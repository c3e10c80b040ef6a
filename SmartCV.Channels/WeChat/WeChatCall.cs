using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace SmartCV.Channels.WeChat;

/// <summary>A call of an interface; made anew for each try.</summary>
internal sealed class WeChatCall(string name)
{
    public static readonly TimeSpan Quick = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ForMedia = TimeSpan.FromSeconds(20);

    /// <summary>One of <see cref="WeChatInterfaces"/>.</summary>
    public string Name { get; } = name;

    /// <summary>Part of an interface that may be stopped alone: msgmenu of custom/send.</summary>
    public string? Kind { get; init; }

    /// <summary>Already escaped, without the token.</summary>
    public string Query { get; init; } = "";

    /// <summary>Null: GET.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public TimeSpan Limit { get; init; } = Quick;

    /// <summary>False for what the outbox sends: it has pauses of its own.</summary>
    public bool TriesAgain { get; init; } = true;

    /// <summary>True for the token itself: whatever is refused there is a matter of the account's settings and must not be tried in a loop.</summary>
    public bool RefusalMeansSettings { get; init; }

    public string? NameOfKind => Kind is null ? null : $"{Name}#{Kind}";

    public static WeChatCall Post(string name, JsonObject body) => new(name) { Body = WeChatJson.Write(body) };

    public HttpRequestMessage ToRequest(string baseUrl, string? token)
    {
        var query = string.Join('&', new[] { token is null ? "" : "access_token=" + Uri.EscapeDataString(token), Query }.Where(part => part.Length > 0));
        var address = baseUrl.TrimEnd('/') + Name + (query.Length > 0 ? "?" + query : "");
        var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (Body is null) return request;
        request.Content = new ByteArrayContent(Body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return request;
    }
}
