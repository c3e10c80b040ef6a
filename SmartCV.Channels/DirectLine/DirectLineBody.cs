using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels.DirectLine;

/// <summary>Reads a request's body up to a limit.</summary>
public static class DirectLineBody
{
    /// <exception cref="DirectLineError">413: longer than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, int limit) => await RequestBody.ReadAsync(http, limit) ?? throw TooLarge(limit);

    /// <exception cref="DirectLineError">415: the body says that it is something else than JSON.</exception>
    public static void RequireJson(HttpContext http)
    {
        var type = http.Request.ContentType;
        if (string.IsNullOrEmpty(type) || http.Request.HasJsonContentType()) return;
        throw DirectLineError.WrongType($"Content-Type must be application/json, was '{(type.Length > 100 ? type[..100] : type)}'. Files are sent to .../upload.");
    }

    private static DirectLineError TooLarge(int limit) => DirectLineError.TooLarge($"The body must have at most {limit} bytes.");
}
