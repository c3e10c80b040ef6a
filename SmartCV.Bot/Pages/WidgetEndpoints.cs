using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>Gives a page's visitor a token. No secret is in the page: what is checked is where the page comes from.</summary>
public sealed class WidgetEndpoints(
    VisitorSessions sessions, SiteTokens site, DirectLineTokens tokens, DirectLineLimits limits, PageOrigins origins, CurrentContent content)
{
    private const int MostBytes = 16 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/widget/session", (Delegate)OpenAsync);
        routes.MapMethods("/widget/session", ["OPTIONS"], (HttpContext http) =>
        {
            Allow(http);
            return Results.NoContent();
        });
    }

    private async Task<IResult> OpenAsync(HttpContext http)
    {
        if (!Allow(http))
            return Error(StatusCodes.Status403Forbidden, "OriginNotAllowed", $"Pages of {http.Request.Headers.Origin} may not open the chat: add the origin to Widget:AllowedOrigins.");
        try
        {
            limits.TakeStart(PageLimit.AddressOf(http));
        }
        catch (DirectLineError e)
        {
            http.Response.Headers.RetryAfter = e.RetryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Error(e.Status, e.Code, e.Message);
        }

        if (await ReadAsync(http) is not { } body) return Error(StatusCodes.Status400BadRequest, "BadArgument", "The body must be a JSON object of at most 16 KiB with visitor, user and environment.");
        SiteUser? user = null;
        if (Text(body, "user") is { } token)
        {
            (user, var problem) = await site.ReadAsync(token, http.RequestAborted);
            if (problem is not null) return Error(problem.Status, problem.Code, problem.Message);
        }

        var hints = new Dictionary<string, string>();
        foreach (var (name, _) in body["environment"] as JsonObject ?? [])
            if (Text((JsonObject)body["environment"]!, name) is { Length: <= 200 } value) hints[name] = value;
        var facts = BrowserFacts.Read(http.Request.Headers.UserAgent.ToString(), hints);
        var texts = content.Value.Texts;
        // Who speaks neither of our languages is more likely to read English than Chinese.
        var language = texts.Closest(hints.GetValueOrDefault("language") ?? "zh") ?? texts.Closest("en") ?? "zh";
        var session = await sessions.OpenAsync(new VisitorClaim(Text(body, "visitor"), user, language, facts), http.RequestAborted);
        var issued = await tokens.IssueAsync(session.ConversationId, session.UserId, user?.Name, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { visitor = session.Visitor, token = issued, conversationId = session.ConversationId, userId = session.UserId, expiresIn = (int)tokens.Lifetime.TotalSeconds });
    }

    private bool Allow(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        if (!origins.Allows(origin, http.Request)) return false;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowHeaders = "content-type";
        headers.AccessControlAllowMethods = "POST";
        headers.Vary = "Origin";
        return true;
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        try
        {
            return ClientJson.Object((await DirectLineBody.ReadAsync(http, MostBytes)).Span);
        }
        catch (Exception e) when (e is DirectLineError or BadHttpRequestException)
        {
            return null; // Larger than allowed, cut off, or no JSON object.
        }
    }

    private static string? Text(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);
}
