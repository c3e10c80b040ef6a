using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>One conversation of the load: says something and waits until the reply is visible on its stream.</summary>
internal sealed class BenchVisitor : IDisposable
{
    private readonly WebVisitor _visitor;
    private readonly ClientWebSocket _stream = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _said;

    private BenchVisitor(WebVisitor visitor) => _visitor = visitor;

    public static async Task<BenchVisitor> OpenAsync(string address)
    {
        var bench = new BenchVisitor(await WebVisitor.OpenAsync(address));
        var session = JsonDocument.Parse(await bench._visitor.Http.GetStringAsync($"/v3/directline/conversations/{bench._visitor.ConversationId}")).RootElement;
        await bench._stream.ConnectAsync(new Uri(session.GetProperty("streamUrl").GetString()!), CancellationToken.None);
        return bench;
    }

    /// <summary>Says the next line of a script, from its start again after the last; from the POST to the frame that carries the reply.</summary>
    public async Task<TimeSpan> SayNextAsync(IReadOnlyList<string> script, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var id = await _visitor.SayAsync(script[_said++ % script.Count]);
        while (!HasReplyTo(id, await ReceiveAsync(ct)))
        {
            // The echo of what was said, or the rest of an older turn.
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>From the POST of a message to the answer of the row endpoint of a <see cref="BareServer"/>.</summary>
    public async Task<TimeSpan> WriteRowAsync(string text, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await _visitor.Http.PostAsJsonAsync($"/row/{_visitor.ConversationId}", new { type = "message", text }, ct);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(ct);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>What a turn consists of on the wire.</summary>
    public async Task<SampleTurn> SampleAsync(string text)
    {
        var id = await _visitor.SayAsync(text);
        while (!HasReplyTo(id, await ReceiveAsync(CancellationToken.None)))
        {
            // Its lines are committed together: with the first reply all are there.
        }

        var lines = JsonDocument.Parse(await _visitor.Http.GetStringAsync($"/v3/directline/conversations/{_visitor.ConversationId}/activities?watermark=0")).RootElement;
        return SampleTurn.Of(lines.GetProperty("activities"), id);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _visitor.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken ct)
    {
        var length = 0;
        while (true)
        {
            var part = await _stream.ReceiveAsync(_buffer.AsMemory(length), ct);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The stream was closed.");
            length += part.Count;
            if (part.EndOfMessage) return _buffer.AsMemory(0, length);
        }
    }

    private static bool HasReplyTo(string id, ReadOnlyMemory<byte> frame)
    {
        // An empty frame keeps the connection open.
        if (frame.Length == 0) return false;
        using var set = JsonDocument.Parse(frame);
        return set.RootElement.GetProperty("activities").EnumerateArray()
            .Any(a => a.TryGetProperty("replyToId", out var to) && to.GetString() == id);
    }
}
