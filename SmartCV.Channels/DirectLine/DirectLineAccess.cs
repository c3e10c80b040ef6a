using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels.DirectLine;

/// <summary>Who a request is from.</summary>
/// <param name="Grant">Null when the secret was presented: it opens every conversation.</param>
/// <param name="Token">The credential as it came.</param>
public sealed record DirectLineCaller(DirectLineGrant? Grant, string Token);

/// <summary>Reads and checks the credential of a request.</summary>
public sealed class DirectLineAccess(DirectLineTokens tokens)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="DirectLineError">401 without a credential, 403 with a wrong or expired one.</exception>
    public async ValueTask<DirectLineCaller> RequireAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
            throw DirectLineError.Unauthorized("The header Authorization must be 'Bearer' and a secret or token.");
        var credential = header[Scheme.Length..].Trim();
        if (await tokens.IsSecretAsync(credential, http.RequestAborted)) return new DirectLineCaller(null, credential);
        return new DirectLineCaller(await tokens.ReadAsync(credential, http.RequestAborted), credential);
    }

    /// <summary>As <see cref="RequireAsync"/>, for the conversation of the address. Conversations are isolated: a token of another one is refused.</summary>
    public async ValueTask<DirectLineCaller> RequireConversationAsync(HttpContext http)
    {
        var caller = await RequireAsync(http);
        if (caller.Grant is { } grant && grant.Conversation != ConversationOf(http)) throw DirectLineError.Forbidden("The token is for another conversation.");
        return caller;
    }

    public static string ConversationOf(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    /// <summary>A watermark is the seq up to which the client has read. Absent or empty means none.</summary>
    public static long? WatermarkOf(HttpContext http)
    {
        var text = http.Request.Query["watermark"].ToString();
        if (text.Length == 0) return null;
        return long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seq)
            ? seq
            : throw DirectLineError.BadArgument($"watermark must be one that this server gave, was '{(text.Length > 40 ? text[..40] : text)}'.");
    }
}
