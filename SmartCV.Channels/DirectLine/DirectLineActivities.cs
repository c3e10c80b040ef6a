using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>Posting an activity and polling for what is new.</summary>
/// <remarks>bot-docs: direct-line-3-0-send-activity, -receive-activities.</remarks>
public sealed class DirectLineActivities(
    DirectLineAccess access, DirectLineLimits limits, IncomingFiles files, FileLinks links, IActivityIntake intake, IActivityLog log, IOptions<DirectLineOptions> options,
    ILogger<DirectLineActivities> logger)
{
    /// <summary>A message with a preview picture in it (Web Chat makes them up to 720 x 360) stays below this.</summary>
    private const int MostBytes = 1024 * 1024;

    private const int PageSize = 100;
    private const int MostNameLength = 256;

    /// <summary>What clients may send. Anything else is for bots and servers.</summary>
    private static readonly string[] Allowed = [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation, "messageReaction"];

    public async Task GetAsync(HttpContext http)
    {
        await access.RequireConversationAsync(http);
        var conversation = DirectLineAccess.ConversationOf(http);
        var page = await ReadAsync(http, conversation, DirectLineAccess.WatermarkOf(http) ?? 0);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var set = new ArrayBufferWriter<byte>(4096);
        await ActivitySet.WriteAsync(set, page, line => links.ResolveAsync(line, conversation, http));
        await http.Response.BodyWriter.WriteAsync(set.WrittenMemory, http.RequestAborted);
    }

    public async Task PostAsync(HttpContext http)
    {
        var caller = await access.RequireConversationAsync(http);
        DirectLineBody.RequireJson(http);
        var bytes = await DirectLineBody.ReadAsync(http, MostBytes);
        var activity = Parse(bytes.Span);
        // Typing is never stored: it is over before anybody could read it.
        if (activity.Type != ActivityTypes.Typing) limits.TakeMessage(DirectLineAccess.ConversationOf(http));
        var id = activity.Type == ActivityTypes.Typing ? Guid.CreateVersion7().ToString("N") : await AcceptAsync(http, caller, activity);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync($"{{\"id\":\"{id}\"}}", http.RequestAborted);
    }

    /// <summary>Checks an activity of a client and stores it. The id is the one everybody will see, also when it was stored before.</summary>
    internal async Task<string> AcceptAsync(HttpContext http, DirectLineCaller caller, Activity activity)
    {
        var conversation = DirectLineAccess.ConversationOf(http);
        Check(activity);
        if (IncomingFiles.HasData(activity)) await RequireKnownAsync(conversation, http.RequestAborted);
        var user = caller.Grant?.User ?? activity.From?.Id;
        if (string.IsNullOrEmpty(user)) user = conversation;
        var name = caller.Grant?.Name ?? activity.From?.Name;
        var result = await intake.AcceptAsync(
            new Incoming
            {
                Channel = DirectLineChannel.ChannelId,
                ConversationId = conversation,
                SenderAddress = user,
                DedupeKey = KeyOf(activity),
                MayCreate = false,
                Activity = await files.StoreInlineAsync(conversation, activity, http.RequestAborted) with
                {
                    // Who speaks is decided by the token, when and where by the server; what clients say of it is not believed.
                    From = new ChannelAccount { Id = user, Name = name, Role = "user" },
                    Id = null, Timestamp = null, Conversation = null, ChannelId = null, ServiceUrl = null, Recipient = null, MembersAdded = null, MembersRemoved = null,
                },
            },
            http.RequestAborted);
        return result switch
        {
            IntakeResult.Stored stored => stored.ActivityId,
            IntakeResult.Duplicate first => first.ActivityId,
            IntakeResult.Refused { Code: "unknown-conversation" } refused => throw DirectLineError.NotFound(refused.Reason),
            IntakeResult.Refused refused => throw DirectLineError.Forbidden(refused.Reason),
            _ => throw new InvalidOperationException($"Unhandled intake result {result.GetType().Name}."),
        };
    }

    /// <summary>Files are stored before the message that names them: for a conversation that nobody began they would lie there for nothing.</summary>
    /// <exception cref="DirectLineError">404.</exception>
    internal async ValueTask RequireKnownAsync(string conversation, CancellationToken ct)
    {
        if (await log.LastSeqAsync(conversation, ct) is null) throw DirectLineError.NotFound($"There is no conversation '{conversation}'.");
    }

    internal static Activity Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Whole(ActivityJson.Read(ClientJson.Check(bytes)));
        }
        catch (JsonException e)
        {
            throw DirectLineError.BadArgument($"The body is not a valid activity: {(e.Path is { Length: > 1 } path ? $"{path}: " : "")}{Short(e.Message)}");
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of a list or a number where an object must be.
            throw DirectLineError.BadArgument($"The body is not a valid activity: {Short(e.Message)}");
        }
    }

    // botframework-directlinejs 0.15.8 ends its polling for good, and silently, on any answer but 200, 403 and 404: while we cannot read, nothing new is there.
    private async Task<LogPage> ReadAsync(HttpContext http, string conversation, long after)
    {
        try
        {
            if (await log.LastSeqAsync(conversation, http.RequestAborted) is not { } last) throw DirectLineError.NotFound($"There is no conversation '{conversation}'.");
            // A watermark ahead of us would hide everything up to it.
            return await log.ReadAsync(conversation, Math.Min(after, last), PageSize, http.RequestAborted);
        }
        catch (Exception e) when (e is not DirectLineError && !http.RequestAborted.IsCancellationRequested)
        {
            DirectLineLog.Failed(logger, http.Request.Path, e);
            return new LogPage([], after, HasMore: false);
        }
    }

    // JSON may hold null where our types say that there is a value.
    private static Activity Whole(Activity activity)
    {
        if (!Allowed.Contains(activity.Type)) throw DirectLineError.BadArgument($"type must be one of {string.Join(", ", Allowed)}; was '{Short(activity.Type ?? "null")}'.");
        if (activity.Attachments?.Any(a => a is null) == true) throw DirectLineError.BadArgument("attachments must hold objects, has null.");
        return activity;
    }

    private void Check(Activity activity)
    {
        if (activity.From?.Id?.Length > MostNameLength) throw DirectLineError.BadArgument($"from.id must have at most {MostNameLength} characters, has {activity.From.Id.Length}.");
        if (activity.From?.Name?.Length > MostNameLength) throw DirectLineError.BadArgument($"from.name must have at most {MostNameLength} characters, has {activity.From.Name.Length}.");
        var limit = options.Value.TextLimit;
        if (activity.Text?.Length > limit) throw DirectLineError.TooLarge($"text must have at most {limit} characters, has {activity.Text.Length}. Please send it in parts, or as a file.");
        if (activity.Attachments?.Count > IncomingFiles.MostFiles) throw DirectLineError.BadArgument($"At most {IncomingFiles.MostFiles} attachments can be sent at once.");
    }

    private static string KeyOf(Activity activity)
    {
        var id = activity.ChannelData?["clientActivityID"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        if (string.IsNullOrEmpty(id)) return Guid.NewGuid().ToString("N");
        if (id.Length > 128) id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        // Apart from the keys of our own ("start"), which a client must not use up.
        return "client:" + id.Replace('\0', '\uFFFD');
    }

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
