namespace SmartCV.Bot.Tests.Support;

[Trait("group", "peers")]
public sealed class NodePeerTests
{
    [NodeFact]
    public async Task A_script_answers_line_by_line()
    {
        await using var peer = NodePeer.Start("echo.mjs");

        await peer.SendAsync(new { Text = "你好" });
        var answer = await peer.ReceiveAsync("echo");

        Assert.Equal("你好", answer.GetProperty("value").GetProperty("text").GetString());
    }

    [NodeFact]
    public async Task The_Direct_Line_client_loads_and_tries_to_connect()
    {
        await using var peer = NodePeer.Start("directline.mjs");

        await peer.SendAsync(new { Do = "connect", Options = new { Domain = $"http://127.0.0.1:{FreePort.Next()}/v3/directline", Token = "none" } });
        // An activity needs a connection, so posting one makes the client connect.
        await peer.SendAsync(new { Do = "post", Tag = "1", Activity = new { Type = "message", From = new { Id = "dl_1" }, Text = "hello" } });

        Assert.Equal("Uninitialized", (await peer.ReceiveAsync("status")).GetProperty("status").GetString());
        Assert.Equal("Connecting", (await peer.ReceiveAsync("status")).GetProperty("status").GetString());
    }

    [NodeFact]
    public async Task A_script_that_ends_is_reported_with_its_last_words()
    {
        await using var peer = NodePeer.Start("directline.mjs");

        await peer.SendAsync(new { Do = "dance" });
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => peer.ReceiveAsync());

        Assert.StartsWith("The peer ended", ended.Message, StringComparison.Ordinal);
        Assert.Contains("Unknown command", ended.Message, StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task A_wait_that_runs_into_its_limit_says_what_came_instead_and_loses_nothing_after_it()
    {
        await using var peer = NodePeer.Start("echo.mjs");
        await peer.SendAsync(1);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => peer.ReceiveAsync("answer", TimeSpan.FromSeconds(2)));
        await peer.SendAsync(2);

        Assert.Contains("""{"event":"echo","value":1}""", late.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await peer.ReceiveAsync("echo")).GetProperty("value").GetInt32());
    }

    [NodeFact]
    public async Task A_script_ends_when_asked_and_when_killed()
    {
        await using var polite = NodePeer.Start("directline.mjs");
        await using var killed = NodePeer.Start("directline.mjs");

        await killed.KillAsync();

        Assert.Equal(0, await polite.EndAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => killed.ReceiveAsync());
    }
}
