using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.DirectLine;

/// <summary>
/// Open streams. Each reads the transcript from its own watermark, so a slow reader costs no memory: it just reads later. One that
/// does not read at all is cut off after a while and goes on from its watermark when it comes back. A wake-up that got lost is made
/// good by looking again after a while; the look is one cheap query.
/// </summary>
/// <remarks>bot-docs, receive-activities: text frames with an activity set, or empty ones that keep the connection alive.</remarks>
public sealed class DirectLineStreams(
    DirectLineTokens tokens, IActivityLog log, FileLinks links, IOptions<DirectLineOptions> options, TimeProvider time, Microsoft.Extensions.Hosting.IHostApplicationLifetime host)
{
    private const int PageSize = 100;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StreamWait = TimeSpan.FromSeconds(30);

    // Proxies close what is silent for a minute; the client sends its own empty frames every 20 s.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, int> _open = new();

    public async Task RunAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) throw DirectLineError.BadArgument("A stream must be opened as a WebSocket.");
        var grant = await tokens.ReadTicketAsync(http.Request.Query["t"].ToString(), http.RequestAborted);
        var conversation = DirectLineAccess.ConversationOf(http);
        if (grant.Conversation != conversation) throw DirectLineError.Forbidden("The stream ticket is for another conversation.");
        var after = DirectLineAccess.WatermarkOf(http) ?? 0;
        if (_open.AddOrUpdate(conversation, 1, (_, n) => n + 1) > options.Value.RateLimits.Streams)
        {
            Close(conversation);
            throw DirectLineError.TooMany("This conversation has too many open streams.", StreamWait);
        }

        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
            var reading = DrainAsync(socket, end);
            await SendAsync(socket, http, (conversation, after, grant.Expires), end.Token);
            await AnswerCloseAsync(socket);
            await FarewellAsync(reading);
            await end.CancelAsync();
            await reading;
        }
        finally
        {
            Close(conversation);
        }
    }

    private async Task SendAsync(WebSocket socket, HttpContext http, (string Conversation, long After, DateTimeOffset Expires) stream, CancellationToken ct)
    {
        using var watch = log.Watch(stream.Conversation);
        using var again = time.CreateTimer(static w => ((IActivityWatch)w!).Wake(), watch, LookAgain, LookAgain);
        var after = stream.After;
        var frame = new ArrayBufferWriter<byte>(4096);
        var sentAt = time.GetTimestamp();
        try
        {
            // At the end of the token's life the stream ends too; a client with a newer token opens another one and misses nothing.
            while (time.GetUtcNow() < stream.Expires)
            {
                LogPage page;
                do
                {
                    page = await log.ReadAsync(stream.Conversation, after, PageSize, ct);
                    after = page.LastSeq;
                    // One line a frame: the unmodified client hands out the lines of a frame a tick apart, and mixes those of the next frame in between.
                    foreach (var line in page.Lines)
                    {
                        frame.ResetWrittenCount();
                        await ActivitySet.WriteAsync(frame, new LogPage([line], line.Seq, HasMore: false), l => links.ResolveAsync(l, stream.Conversation, http));
                        await SendAsync(frame.WrittenMemory);
                    }
                }
                while (page.HasMore);
                foreach (var passing in await watch.WaitAsync(ct))
                    await SendAsync(Wrap(passing));
                if (time.GetElapsedTime(sentAt) >= KeepAlive) await SendAsync(ReadOnlyMemory<byte>.Empty);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "token expired", ct);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client or this host is going; what was not read is read again from the watermark.
        }

        async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
        {
            sentAt = time.GetTimestamp();
            var sending = socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, ct);
            // Nearly always the frame fits into the buffers of the connection, and nothing need be watched.
            if (sending.IsCompleted)
            {
                await sending;
                return;
            }

            try
            {
                await sending.AsTask().WaitAsync(options.Value.SendLimit, time, ct);
            }
            catch (TimeoutException)
            {
                // A closing handshake would wait behind the same full buffers.
                http.Abort();
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, "The client does not read.");
            }
        }
    }

    // RFC 6455 §5.5.1: whoever gets a close answers it. Without that a clean end looks to the client like a broken network.
    private static async Task AnswerCloseAsync(WebSocket socket)
    {
        if (socket.State != WebSocketState.CloseReceived) return;
        try
        {
            using var limit = new CancellationTokenSource(LookAgain);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // It is gone already.
        }
    }

    // A socket that is given up before the client has answered the close looks to it like a broken network.
    private async Task FarewellAsync(Task reading)
    {
        try
        {
            await reading.WaitAsync(LookAgain, time);
        }
        catch (TimeoutException)
        {
            // It does not answer; there is nothing left to tell it.
        }
    }

    // Clients send empty frames to keep the connection alive; nothing else is expected from them.
    private static async Task DrainAsync(WebSocket socket, CancellationTokenSource end)
    {
        var buffer = new byte[256];
        try
        {
            while (socket.State == WebSocketState.Open && (await socket.ReceiveAsync(buffer, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Gone without a word: the same as closed.
        }

        await end.CancelAsync();
    }

    private static byte[] Wrap(ReadOnlyMemory<byte> activity) => [.. "{\"activities\":["u8, .. activity.Span, .. "]}"u8];

    private void Close(string conversation)
    {
        var left = _open.AddOrUpdate(conversation, 0, (_, n) => n - 1);
        if (left <= 0) _open.TryRemove(new KeyValuePair<string, int>(conversation, left));
    }
}
