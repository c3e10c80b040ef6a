using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>An open stream of a conversation, frame by frame.</summary>
public sealed class LineStream : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    private LineStream()
    {
    }

    public static async Task<LineStream> OpenAsync(Uri url)
    {
        var stream = new LineStream();
        using var end = new CancellationTokenSource(Deadline.Default);
        await stream._socket.ConnectAsync(url, end.Token);
        return stream;
    }

    /// <summary>The status with which a stream is refused.</summary>
    public static async Task<int> RefusalAsync(string url)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        using var end = new CancellationTokenSource(Deadline.Default);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), end.Token));
        return (int)socket.HttpStatusCode;
    }

    /// <summary>The next frame as it came; null at the end of the stream.</summary>
    public async Task<string?> FrameAsync()
    {
        using var end = new CancellationTokenSource(Deadline.Default);
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), end.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (length == buffer.Length) Array.Resize(ref buffer, 2 * length);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>The next so many lines of the visitor; whatever the bot says in between is passed over.</summary>
    public async Task<IReadOnlyList<JsonElement>> SaidAsync(int count)
    {
        var said = new List<JsonElement>();
        while (said.Count < count)
            said.AddRange((await LinesAsync()).Where(a => a.GetProperty("from").GetProperty("role").GetString() == "user"));
        return said;
    }

    /// <summary>The lines of the next frame that is not empty.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync()
    {
        string frame;
        do frame = await FrameAsync() ?? throw new InvalidOperationException("The stream has ended.");
        while (frame.Length == 0);
        // A frame without this member kills the stream of the unmodified client.
        return [.. JsonDocument.Parse(frame).RootElement.GetProperty("activities").EnumerateArray()];
    }

    public async Task SendAsync(string text)
    {
        using var end = new CancellationTokenSource(Deadline.Default);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, end.Token);
    }

    /// <summary>Says that nothing more will come; what the host sends can still be read.</summary>
    public async Task CloseAsync()
    {
        using var end = new CancellationTokenSource(Deadline.Default);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", end.Token);
    }

    public void Dispose() => _socket.Dispose();
}
