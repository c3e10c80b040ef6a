using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels.DirectLine;

/// <summary>An answer in the protocol's form for errors: <c>{"error":{"code":"..","message":".."}}</c>. The codes are a contract, the messages are for people.</summary>
/// <remarks>bot-docs, rest-api/bot-framework-rest-direct-line-3-0-api-reference: 401 header missing or malformed, 403 not allowed or expired, 404 unknown.</remarks>
public class DirectLineError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>What exactly is refused, for clients that explain it in their user's language; null where the code says it.</summary>
    public virtual string? Reason => null;

    /// <summary>The file that it is about, or null.</summary>
    public virtual string? File => null;

    /// <summary>Seconds after which a limit has room again.</summary>
    public int? RetryAfter { get; init; }

    public static DirectLineError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineError Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static DirectLineError Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DirectLineError TokenExpired() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Ask for a new one.");

    public static DirectLineError NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static DirectLineError TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "BadArgument", message);

    public static DirectLineError WrongType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "BadArgument", message);

    public static DirectLineError TooMany(string message, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", message) { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(new { error = new ErrorBody(Code, Message, Reason, File) }, Json);
    }

    private sealed record ErrorBody(string Code, string Message, string? Reason, string? File);
}
