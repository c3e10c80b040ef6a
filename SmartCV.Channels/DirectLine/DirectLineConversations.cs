using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>Tokens, starting a conversation, and coming back to one.</summary>
/// <remarks>bot-docs: direct-line-3-0-authentication, -start-conversation, -reconnect-to-conversation.</remarks>
public sealed class DirectLineConversations(DirectLineAccess access, DirectLineTokens tokens, DirectLineLimits limits, IActivityIntake intake, IActivityLog log, TimeProvider time)
{
    private const int MostBytes = 16 * 1024;

    public async Task GenerateAsync(HttpContext http)
    {
        limits.TakeStart(AddressOf(http));
        var caller = await access.RequireAsync(http);
        if (caller.Grant is not null) throw DirectLineError.Forbidden("Only the secret makes tokens. Refresh a token at tokens/refresh.");
        var (user, name, _) = await UserAsync(http);
        if (user is not null && !user.StartsWith("dl_", StringComparison.Ordinal)) throw DirectLineError.BadArgument("user.id must begin with 'dl_'.");
        await AnswerTokenAsync(http, NewId(), user, name);
    }

    public async Task RefreshAsync(HttpContext http)
    {
        var caller = await access.RequireAsync(http);
        if (caller.Grant is not { } grant) throw DirectLineError.Forbidden("Only a token can be refreshed; the secret never expires.");
        await AnswerTokenAsync(http, grant.Conversation, grant.User, grant.Name);
    }

    public async Task StartAsync(HttpContext http)
    {
        limits.TakeStart(AddressOf(http));
        var caller = await access.RequireAsync(http);
        var (user, name, locale) = await UserAsync(http);
        var conversation = caller.Grant?.Conversation ?? NewId();
        var grant = caller.Grant ?? new DirectLineGrant(conversation, user, name, default);
        var address = grant.User ?? user ?? conversation;
        // A page with a token that names no user may call itself what it likes, but it does not become that customer: theirs are the tickets of all conversations.
        var sender = caller.Grant is { User: null } ? conversation : address;
        var member = new ChannelAccount { Id = address, Name = grant.Name ?? name, Role = "user" };
        var result = await intake.AcceptAsync(
            new Incoming
            {
                Channel = DirectLineChannel.ChannelId,
                ConversationId = conversation,
                SenderAddress = sender,
                // The same for every start: a conversation is begun, and its user greeted, once.
                DedupeKey = "start",
                Activity = new Activity { Type = ActivityTypes.ConversationUpdate, From = member, MembersAdded = [member], Locale = locale },
            },
            http.RequestAborted);
        if (result is IntakeResult.Refused refused) throw DirectLineError.Forbidden(refused.Reason);
        var token = caller.Grant is null ? await tokens.IssueAsync(conversation, user, name, http.RequestAborted) : caller.Token;
        http.Response.StatusCode = result is IntakeResult.Stored ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await AnswerAsync(http, conversation, token, 0);
    }

    public async Task ReconnectAsync(HttpContext http)
    {
        var caller = await access.RequireConversationAsync(http);
        var conversation = DirectLineAccess.ConversationOf(http);
        if (await log.LastSeqAsync(conversation, http.RequestAborted) is not { } last) throw DirectLineError.NotFound($"There is no conversation '{conversation}'.");
        var token = caller.Grant is null ? await tokens.IssueAsync(conversation, null, null, http.RequestAborted) : caller.Token;
        // Without a watermark a client that comes back gets what comes next; "0" brings the whole history. One that is ahead of us would hide what comes.
        await AnswerAsync(http, conversation, token, Math.Min(DirectLineAccess.WatermarkOf(http) ?? last, last));
    }

    private async Task AnswerAsync(HttpContext http, string conversation, string token, long after)
    {
        var grant = await tokens.ReadAsync(token, http.RequestAborted);
        var ticket = await tokens.TicketAsync(grant, http.RequestAborted);
        var scheme = http.Request.Scheme == "https" ? "wss" : "ws";
        await http.Response.WriteAsJsonAsync(new
        {
            conversationId = conversation,
            token,
            expires_in = (int)Math.Ceiling((grant.Expires - time.GetUtcNow()).TotalSeconds),
            streamUrl = $"{scheme}://{http.Request.Host}/v3/directline/conversations/{Uri.EscapeDataString(conversation)}/stream?watermark={after}&t={ticket}",
        });
    }

    private async Task AnswerTokenAsync(HttpContext http, string conversation, string? user, string? name)
    {
        var token = await tokens.IssueAsync(conversation, user, name, http.RequestAborted);
        await http.Response.WriteAsJsonAsync(new { conversationId = conversation, token, expires_in = (int)tokens.Lifetime.TotalSeconds });
    }

    private static async Task<(string? Id, string? Name, string? Locale)> UserAsync(HttpContext http)
    {
        var bytes = await DirectLineBody.ReadAsync(http, MostBytes);
        if (ClientJson.Object(bytes.Span) is not { } body) return (null, null, null);
        if (body["user"] is not (null or JsonObject)) throw DirectLineError.BadArgument("user must be an object with id and name.");
        var user = body["user"] as JsonObject;
        return (Text(user?["id"], "user.id"), Text(user?["name"], "user.name"), Text(body["locale"], "locale"));
    }

    private static string? Text(JsonNode? node, string name)
    {
        if (node is null) return null;
        if (node.GetValueKind() != JsonValueKind.String) throw DirectLineError.BadArgument($"{name} must be a text.");
        var text = node.GetValue<string>();
        if (text.Length > 256) throw DirectLineError.BadArgument($"{name} must have at most 256 characters, has {text.Length}.");
        return text.Length == 0 ? null : text.Replace('\0', '\uFFFD');
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
