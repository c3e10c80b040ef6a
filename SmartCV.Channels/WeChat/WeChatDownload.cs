namespace SmartCV.Channels.WeChat;

/// <summary>What media/get brought: a file, or for a video the address where it lies.</summary>
internal sealed record WeChatDownload(WeChatFile? File, string? VideoUrl)
{
    private const int LongestName = 100;

    private static readonly string[] OwnHosts = ["qq.com", "qpic.cn"];

    public static async Task<WeChatAnswer<WeChatDownload>> ReadAsync(HttpResponseMessage response, long limit, CancellationToken ct)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        // An error is JSON with status 200, and its content type is text/plain as often as application/json.
        if (type == "text/plain" || type.EndsWith("json", StringComparison.Ordinal))
        {
            return (await WeChatBody.JsonAsync(response, ct)).Select(answer => answer.Text("video_url") is { } url ? new WeChatDownload(null, url) : null);
        }

        if (await WeChatBody.BytesAsync(response.Content, limit, ct) is not { } bytes) return WeChatAnswer<WeChatDownload>.Failed(WeChatFailures.TooLarge(limit));
        if (bytes.Length == 0) return WeChatAnswer<WeChatDownload>.Failed(WeChatFailures.Unreadable);
        return WeChatAnswer<WeChatDownload>.Of(new WeChatDownload(new WeChatFile(bytes, type, NameOf(response)), null));
    }

    /// <summary>The address if it is one of WeChat's own, else null: an answer must not send us into a network of ours.</summary>
    public static Uri? AddressOf(string? url, string apiBaseUrl)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Scheme is not ("http" or "https")) return null;
        var api = new Uri(apiBaseUrl);
        if (address.Scheme == api.Scheme && address.Authority == api.Authority) return address;
        if (!address.IsDefaultPort || !OwnHosts.Any(host => address.IdnHost == host || address.IdnHost.EndsWith("." + host, StringComparison.Ordinal))) return null;
        // The platform still gives http:// for some of its hosts, which all speak https.
        return address.Scheme == "https" ? address : new UriBuilder(address) { Scheme = "https", Port = -1 }.Uri;
    }

    private static string NameOf(HttpResponseMessage response)
    {
        var disposition = response.Content.Headers.ContentDisposition;
        var given = (disposition?.FileNameStar ?? disposition?.FileName ?? "").Trim('"');
        var name = string.Concat(given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c)));
        return name.Length <= LongestName ? name : name[^LongestName..];
    }
}
