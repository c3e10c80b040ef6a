using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>Posting an activity and polling for what is new.</summary>
/// <remarks>bot-docs: direct-line-3-0-send-activity, -receive-activities.</remarks>
public sealed class DirectLineActivities(
    DirectLineAccess access, DirectLineLimits limits, IncomingFiles files, FileLinks links, IActivityIntake intake, IActivityLog log, IOptions<DirectLineOptions> options)
{
    /// <summary>A message with a preview picture in it (Web Chat makes them up to 720 x 360) stays below this.</summary>
    private const int MostBytes = 1024 * 1024;

    private const int PageSize = 100;

    /// <summary>What clients may send. Anything else is for bots and servers.</summary>
    private static readonly string[] Allowed = [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation, "messageReaction"];

    public async Task GetAsync(HttpContext http)
    {
        await access.RequireConversationAsync(http);
        var conversation = DirectLineAccess.ConversationOf(http);
        var after = DirectLineAccess.WatermarkOf(http) ?? 0;
        if (await log.LastSeqAsync(conversation, http.RequestAborted) is null) throw DirectLineError.NotFound($"There is no conversation '{conversation}'.");
        var page = await log.ReadAsync(conversation, after, PageSize, http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var set = new ArrayBufferWriter<byte>(4096);
        await ActivitySet.WriteAsync(set, page, line => links.ResolveAsync(line, conversation, http));
        await http.Response.BodyWriter.WriteAsync(set.WrittenMemory, http.RequestAborted);
    }

    public async Task PostAsync(HttpContext http)
    {
        var caller = await access.RequireConversationAsync(http);
        var bytes = await DirectLineBody.ReadAsync(http, MostBytes);
        var activity = Parse(bytes.Span);
        var id = await AcceptAsync(http, caller, activity);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync($"{{\"id\":\"{id}\"}}", http.RequestAborted);
    }

    /// <summary>Checks an activity of a client and stores it. The id is the one everybody will see, also when it was stored before.</summary>
    internal async Task<string> AcceptAsync(HttpContext http, DirectLineCaller caller, Activity activity)
    {
        var conversation = DirectLineAccess.ConversationOf(http);
        limits.TakeMessage(conversation);
        Check(activity);
        // Typing is never stored: it is over before anybody could read it.
        if (activity.Type == ActivityTypes.Typing) return Guid.CreateVersion7().ToString("N");
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

    internal static Activity Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ActivityJson.Read(bytes);
        }
        catch (JsonException e)
        {
            throw DirectLineError.BadArgument($"The body is not a valid activity: {(e.Path is { Length: > 1 } path ? $"{path}: " : "")}{Short(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            // The reader says so of bytes that are no UTF-8.
            throw DirectLineError.BadArgument("The body is not valid UTF-8.");
        }
    }

    private void Check(Activity activity)
    {
        if (!Allowed.Contains(activity.Type)) throw DirectLineError.BadArgument($"type must be one of {string.Join(", ", Allowed)}; was '{Short(activity.Type)}'.");
        var limit = options.Value.TextLimit;
        if (activity.Text?.Length > limit) throw DirectLineError.TooLarge($"text must have at most {limit} characters, has {activity.Text.Length}. Please send it in parts, or as a file.");
        if (activity.Attachments?.Count > IncomingFiles.MostFiles) throw DirectLineError.BadArgument($"At most {IncomingFiles.MostFiles} attachments can be sent at once.");
    }

    private static string KeyOf(Activity activity)
    {
        var id = activity.ChannelData?["clientActivityID"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        return id is { Length: > 0 and <= 128 } ? id.Replace('\0', '\uFFFD') : Guid.NewGuid().ToString("N");
    }

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}

/// <summary>Writes <c>{"activities":[..],"watermark":".."}</c> around stored activities, without parsing them.</summary>
internal static class ActivitySet
{
    public static async ValueTask WriteAsync(ArrayBufferWriter<byte> to, LogPage page, Func<LoggedActivity, ValueTask<ReadOnlyMemory<byte>>> resolve)
    {
        to.Write("{\"activities\":["u8);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (i > 0) to.Write(","u8);
            var line = page.Lines[i];
            to.Write((line.HasFiles ? await resolve(line) : line.Json).Span);
        }

        to.Write("],\"watermark\":\""u8);
        to.Write(Encoding.ASCII.GetBytes(page.LastSeq.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        to.Write("\"}"u8);
    }
}
