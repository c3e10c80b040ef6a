using System.Net;
using System.Net.Sockets;
using System.Text;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>A client that opens its stream and does not read it: a page in a frozen tab, or somebody who wants to hurt.</summary>
public sealed class StalledStreamTests
{
    // More than what the buffers of both ends can hold.
    private const int Lines = 24;
    private const int LineLength = 512 * 1024;

    [Fact]
    public async Task A_client_that_does_not_read_loses_its_stream_and_goes_on_from_its_watermark()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup
        {
            Decisions = new Decisions((c, _) => ValueTask.FromResult(c.Finish()), (c, _) => ValueTask.FromResult(c.Finish())),
            Settings = new Dictionary<string, string>
            {
                ["DirectLine:Secret"] = LineClient.Secret, ["DirectLine:SendLimit"] = "00:00:01", ["DirectLine:RateLimits:Streams"] = "1",
            },
        });
        using var line = await LineClient.StartAsync(desk.Address);
        using var stalled = await OpenAsync(line.StreamUrl);
        for (var n = 0; n < Lines; n++) await desk.SayAsync(line.ConversationId, $"{n} " + new string('x', LineLength));

        // The only place is taken until the host gives the silent client up.
        LineStream? opened = null;
        await Deadline.UntilAsync(async _ => (opened = await TryOpenAsync(line)) is not null, "the place of the stalled stream is free");
        using var again = opened!;
        var said = await again.SaidAsync(Lines);

        Assert.Equal(Enumerable.Range(0, Lines).Select(n => $"{n}"), said.Select(a => a.GetProperty("text").GetString()!.Split(' ')[0]));
    }

    private static async Task<LineStream?> TryOpenAsync(LineClient line)
    {
        var url = (await line.ReconnectAsync("?watermark=0")).GetProperty("streamUrl").GetString()!;
        try
        {
            return await LineStream.OpenAsync(new Uri(url));
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            return null;
        }
    }

    // By hand: a WebSocket of the framework reads ahead.
    private static async Task<Socket> OpenAsync(Uri url)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port));
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var buffer = new byte[64];
        var length = await socket.ReceiveAsync(buffer);
        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(buffer, 0, length), StringComparison.Ordinal);
        return socket;
    }
}
