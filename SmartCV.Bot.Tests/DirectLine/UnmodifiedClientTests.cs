using System.Text.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>The npm client botframework-directlinejs, as published, against the real process.</summary>
[Trait("group", "peers")]
public sealed class UnmodifiedClientTests
{
    private const int Messages = 5;

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reconnect_with_a_watermark_after_a_kill_brings_what_was_missed_once_and_in_order(bool webSocket)
    {
        using var folder = new TestFolder();
        await using var host = await HostProcess.StartAsync(folder.Path, Settings);
        using var line = await LineClient.StartAsync(host.BaseAddress.ToString());
        await using var peer = NodePeer.Start("directline.mjs");
        await ConnectAsync(peer, host, line, webSocket, "first", watermark: "0");
        var seen = new List<JsonElement>();
        for (var n = 0; n < Messages; n++)
        {
            await peer.SendAsync(new { Do = "post", Client = "first", Tag = $"{n}", Activity = new { Type = "message", From = new { Id = "dl_visitor" }, Text = Text(n) } });
            await AnsweredAsync(peer, "first", seen, n + 1);
        }

        var watermark = seen[^1].GetProperty("watermark").GetString()!;
        await peer.SendAsync(new { Do = "end", Client = "first" });
        await host.KillAsync();
        await host.StartAgainAsync();
        for (var n = Messages; n < 2 * Messages; n++) Assert.NotNull(await line.PostAsync(Text(n), $"m{n}"));
        await ConnectAsync(peer, host, line, webSocket, "second", watermark);
        var missed = new List<JsonElement>();
        await AnsweredAsync(peer, "second", missed, Messages);

        Assert.Equal(Enumerable.Range(Messages, Messages).Select(Text), missed.Where(IsQuestion).Select(TextOf));
        Assert.Empty(seen.Select(IdOf).Intersect(missed.Select(IdOf)));
        Assert.Equal((await line.ReadAsync()).Select(a => a.Id), seen.Concat(missed).Select(IdOf));
    }

    [NodeFact]
    public async Task A_client_that_stays_open_over_a_kill_comes_back_by_itself_and_misses_nothing()
    {
        using var folder = new TestFolder();
        await using var host = await HostProcess.StartAsync(folder.Path, Settings);
        using var line = await LineClient.StartAsync(host.BaseAddress.ToString());
        await using var peer = NodePeer.Start("directline.mjs");
        await ConnectAsync(peer, host, line, webSocket: true, "first", watermark: "0");
        var seen = new List<JsonElement>();
        Assert.NotNull(await line.PostAsync(Text(0), "m0"));
        await AnsweredAsync(peer, "first", seen, 1);

        await host.KillAsync();
        await host.StartAgainAsync();
        Assert.NotNull(await line.PostAsync(Text(1), "m1"));
        await AnsweredAsync(peer, "first", seen, 2);

        Assert.Equal((await line.ReadAsync()).Select(a => a.Id), seen.Select(IdOf));
    }

    [NodeFact]
    public async Task A_repeated_client_activity_id_is_one_message()
    {
        using var folder = new TestFolder();
        await using var host = await HostProcess.StartAsync(folder.Path, Settings);
        using var line = await LineClient.StartAsync(host.BaseAddress.ToString());

        var first = await line.PostAsync(Text(0), "same");
        var second = await line.PostAsync(Text(0), "same");

        Assert.Equal(first, second);
        Assert.Single(await line.ReadAsync(), a => a.Text == Text(0));
    }

    private static Dictionary<string, string> Settings => new()
    {
        ["ModelFolder"] = Path.Combine(Path.GetTempPath(), "smartcv-test-models"),
        ["DirectLine:Secret"] = LineClient.Secret,
        ["Pump:Lease"] = "00:00:05",
    };

    private static string Text(int n) => $"你好，这是第 {n} 句";

    private static Task ConnectAsync(NodePeer peer, HostProcess host, LineClient line, bool webSocket, string client, string watermark) =>
        peer.SendAsync(new
        {
            Do = "connect",
            Client = client,
            Options = new { Domain = $"{host.BaseAddress}v3/directline", line.Token, line.ConversationId, WebSocket = webSocket, PollingInterval = 200, Watermark = watermark },
        });

    // Reads activities until the bot has answered so many of the visitor's messages.
    private static async Task AnsweredAsync(NodePeer peer, string client, List<JsonElement> seen, int answers)
    {
        while (seen.Count(e => e.GetProperty("activity").TryGetProperty("replyToId", out _)) < answers || seen.Count(IsQuestion) < answers)
            seen.Add(await peer.ReceiveAsync(e => e.GetProperty("event").GetString() == "activity" && e.GetProperty("client").GetString() == client, $"an activity for {client}"));
    }

    private static bool IsQuestion(JsonElement e) => TextOf(e)?.Contains("句", StringComparison.Ordinal) == true && !e.GetProperty("activity").TryGetProperty("replyToId", out _);

    private static string? TextOf(JsonElement e) => e.GetProperty("activity").TryGetProperty("text", out var text) ? text.GetString() : null;

    private static string? IdOf(JsonElement e) => e.GetProperty("activity").GetProperty("id").GetString();
}
