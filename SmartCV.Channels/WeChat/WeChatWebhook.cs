using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// Where the platform pushes to. A push is answered within 4 of its 5 seconds: with the reply, or with "success", and then the reply goes out as a customer-service message. "Yes" is said only when the
/// message is on disk; a repeat of the same push gets the same reply.
/// </summary>
public sealed partial class WeChatWebhook(
    WeChatEnvelope envelope, WeChatApi api, IActivityIntake intake, IReplyPull replies, IFileStore files, IDeliveryReports reports, IOptions<WeChatOptions> options, TimeProvider time,
    ILogger<WeChatWebhook> log)
{
    /// <summary>Bytes of a push. The longest text is 2048 bytes, in compatible mode a few times that.</summary>
    private const int LongestBody = 256 * 1024;

    /// <summary>WeChat waits 5 s; the rest is for the way there and back.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    // Whoever waits longer than this is shown that somebody types.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    // Without customer-service messages a late reply can still be taken by a repeat of the push, and the last one comes some ten seconds after the first.
    private static readonly TimeSpan LastRepeat = TimeSpan.FromSeconds(9);

    private static readonly byte[] Success = "success"u8.ToArray();

    /// <summary>The handshake of the WeChat console: a right signature is answered with the echo.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (!envelope.IsHandshake(query["signature"], query["timestamp"], query["nonce"]))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // As text: whoever knows the token could make a page of it otherwise.
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(query["echostr"].ToString(), http.RequestAborted);
    }

    public async Task PostAsync(HttpContext http)
    {
        var began = time.GetTimestamp();
        if (await RequestBody.ReadAsync(http, LongestBody) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var query = http.Request.Query;
        if (envelope.Open(new WeChatQuery(query["signature"], query["timestamp"], query["nonce"], query["encrypt_type"], query["msg_signature"]), body) is not { } push)
        {
            // One answer for every reason: it must not tell how far a forgery has come.
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await TakeAsync(http, push, began);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // WeChat has gone; what was stored is answered another way.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            // Not stored: WeChat sends it again.
            LogFailed(push.MsgType, e);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task TakeAsync(HttpContext http, WeChatPush push, long began)
    {
        var conversation = WeChatActivities.ConversationOf(options.Value.AppId, push.FromUserName);
        if (WeChatActivities.Read(push, conversation) is not { } read)
        {
            await AnswerAsync(http, Success);
            return;
        }

        var pushId = read.WantsReply ? $"{conversation}|{read.DedupeKey}" : null;
        using var waiting = pushId is null ? null : replies.Wait(pushId);
        // The note of its file comes before the message that names it. Nothing here ends because WeChat has gone: it is on its way to being stored.
        if (read.File is { } file) await files.ExpectAsync(file, CancellationToken.None);
        var result = await intake.AcceptAsync(
            new Incoming
            {
                Channel = WeChatChannel.ChannelId, ConversationId = conversation, SenderAddress = push.FromUserName, DedupeKey = read.DedupeKey, Activity = read.Activity, PushId = pushId,
            },
            CancellationToken.None);
        if (!await ReportAsync(push, conversation)) http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (waiting is null || result is IntakeResult.Refused) await AnswerAsync(http, Success);
        else await ReplyAsync(http, push, (waiting, result is IntakeResult.Duplicate), Wait - time.GetElapsedTime(began));
    }

    /// <summary>False when the push should come again: its report can overtake the note that the notification was sent.</summary>
    private async Task<bool> ReportAsync(WeChatPush push, string conversation)
    {
        var known = true;
        foreach (var (ids, reason) in WeChatReports.Failed(push))
        {
            var found = false;
            foreach (var id in ids) found = found || await reports.FailedAsync(conversation, id, reason, CancellationToken.None);
            known &= found;
        }

        return known || time.GetUtcNow() - push.CreateTime >= LastRepeat;
    }

    private async Task ReplyAsync(HttpContext http, WeChatPush push, (IReplyWait Reply, bool IsRepeat) waiting, TimeSpan wait)
    {
        var taking = waiting.Reply.TakeAsync(waiting.IsRepeat, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, http.RequestAborted);
        var taken = taking.IsCompleted || !options.Value.MaySend ? await taking : await TypingAsync(push, taking);
        if (taken is null && !options.Value.MaySend && time.GetUtcNow() - push.CreateTime < LastRepeat)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var (reply, count) = WeChatPassive.Of(push, taken ?? [], time.GetUtcNow());
        await AnswerAsync(http, reply.IsEmpty ? Success : envelope.Seal(reply));
        if (taken is { Count: > 0 } && !http.RequestAborted.IsCancellationRequested) waiting.Reply.Settle(taken, count);
    }

    // Shown once a push, beside it: whether it is shown changes nothing.
    private async Task<IReadOnlyList<OfferedPart>?> TypingAsync(WeChatPush push, Task<IReadOnlyList<OfferedPart>?> taking)
    {
        try
        {
            return await taking.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            _ = api.TypingAsync(push.FromUserName, true, CancellationToken.None);
            return await taking;
        }
    }

    private static async Task AnswerAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = body.Span[0] == (byte)'<' ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
        await http.Response.CompleteAsync();
    }

    [LoggerMessage(EventId = 3501, Level = LogLevel.Error, Message = "A push of kind {Kind} could not be stored; WeChat will send it again.")]
    private partial void LogFailed(string kind, Exception error);
}
