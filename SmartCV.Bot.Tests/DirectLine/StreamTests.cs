using System.Text.Json;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>Streams: the same lines for everybody who listens, from where they left off.</summary>
public sealed class StreamTests(LineDesk desk) : IClassFixture<LineDesk>
{
    private static readonly string[] Ten = [.. Enumerable.Range(0, 10).Select(n => $"第 {n} 句")];

    [Fact]
    public async Task All_streams_of_a_conversation_get_the_same_lines_in_order()
    {
        using var line = await desk.OpenAsync();
        using var first = await LineStream.OpenAsync(line.StreamUrl);
        using var second = await LineStream.OpenAsync(line.StreamUrl);

        for (var n = 0; n < Ten.Length; n++) Assert.NotNull(await line.PostAsync(Ten[n], $"m{n}"));

        Assert.Equal(Ten, (await first.SaidAsync(Ten.Length)).Select(TextOf));
        Assert.Equal(Ten, (await second.SaidAsync(Ten.Length)).Select(TextOf));
    }

    [Fact]
    public async Task What_was_said_before_the_stream_was_opened_comes_first()
    {
        using var line = await desk.OpenAsync();
        Assert.NotNull(await line.PostAsync("早", "m0"));

        using var stream = await LineStream.OpenAsync(line.StreamUrl);
        Assert.NotNull(await line.PostAsync("晚", "m1"));

        Assert.Equal(["早", "晚"], (await stream.SaidAsync(2)).Select(TextOf));
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_exactly_what_it_missed()
    {
        using var line = await desk.OpenAsync();
        for (var n = 0; n < 5; n++) await line.PostAsync(Ten[n], $"m{n}");
        await desk.Desk.RunUntilIdleAsync();
        var watermark = (await line.PollAsync()).GetProperty("watermark").GetString();
        for (var n = 5; n < 10; n++) await line.PostAsync(Ten[n], $"m{n}");

        Assert.Equal(Ten[5..], await SaidAfterAsync(line, $"?watermark={watermark}", 5));
        Assert.Equal(Ten, await SaidAfterAsync(line, "?watermark=0", 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?watermark=")]
    [InlineData("?watermark=999999")]
    public async Task A_client_that_names_nothing_it_has_read_gets_what_comes_next(string query)
    {
        using var line = await desk.OpenAsync();
        await line.PostAsync("早", "m0");
        await desk.Desk.RunUntilIdleAsync();
        var url = (await line.ReconnectAsync(query)).GetProperty("streamUrl").GetString()!;
        using var stream = await LineStream.OpenAsync(new Uri(url));

        await line.PostAsync("晚", "m1");

        Assert.Equal("晚", TextOf(Assert.Single(await stream.SaidAsync(1))));
    }

    [Fact]
    public async Task The_address_of_a_stream_is_good_for_a_minute_and_for_its_conversation()
    {
        var clock = new TestClock();
        await using var own = await LineDesk.StartAsync(clock);
        using var line = await LineClient.StartAsync(own.Address);
        using var other = await LineClient.StartAsync(own.Address);

        clock.Advance(TimeSpan.FromSeconds(59));
        (await LineStream.OpenAsync(line.StreamUrl)).Dispose();
        Assert.Equal(403, await LineStream.RefusalAsync(line.StreamUrl.ToString().Replace(line.ConversationId, other.ConversationId, StringComparison.Ordinal)));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(403, await LineStream.RefusalAsync(line.StreamUrl.ToString()));
        Assert.Equal(403, await LineStream.RefusalAsync(line.StreamUrl.ToString().Split("&t=")[0]));
    }

    [Fact]
    public async Task A_stream_asked_for_without_a_socket_is_refused()
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.Http.GetAsync(line.StreamUrl.ToString().Replace("ws://", "http://", StringComparison.Ordinal));

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }

    [Fact]
    public async Task A_stream_ends_with_its_token()
    {
        var clock = new TestClock();
        await using var own = await LineDesk.StartAsync(clock);
        using var line = await LineClient.StartAsync(own.Address);
        using var stream = await LineStream.OpenAsync(line.StreamUrl);
        await line.PostAsync("早", "m0");
        await stream.SaidAsync(1);

        clock.Advance(TimeSpan.FromMinutes(31));

        string? frame;
        do frame = await stream.FrameAsync();
        while (frame is not null);
        Assert.Null(frame);
    }

    [Fact]
    public async Task A_client_that_closes_its_stream_gets_the_close_answered()
    {
        using var line = await desk.OpenAsync();
        using var stream = await LineStream.OpenAsync(line.StreamUrl);

        await stream.CloseAsync();

        string? frame;
        do frame = await stream.FrameAsync();
        while (frame is not null);
        Assert.Null(frame);
    }

    [Fact]
    public async Task A_quiet_stream_gets_empty_frames_and_takes_them()
    {
        var clock = new TestClock();
        await using var own = await LineDesk.StartAsync(clock);
        using var line = await LineClient.StartAsync(own.Address);
        using var stream = await LineStream.OpenAsync(line.StreamUrl);
        await line.PostAsync("早", "m0");
        await stream.SaidAsync(1);
        await own.RunUntilIdleAsync();

        await stream.SendAsync("");
        string? frame = null;
        // The time moves on until the host has seen that it passed.
        for (var n = 0; n < 100 && frame != ""; n++)
        {
            clock.Advance(TimeSpan.FromSeconds(25));
            frame = await stream.FrameAsync();
        }

        Assert.Equal("", frame);
        await line.PostAsync("晚", "m1");
        Assert.Equal("晚", TextOf(Assert.Single(await stream.SaidAsync(1))));
    }

    [Fact]
    public async Task Typing_is_seen_on_streams_only()
    {
        using var line = await desk.OpenAsync();
        using var stream = await LineStream.OpenAsync(line.StreamUrl);
        await line.PostAsync("早", "m0");
        await stream.SaidAsync(1);

        desk.Desk.Get<Signals>().Send(line.ConversationId, """{"type":"typing","from":{"id":"bot","role":"bot"}}"""u8.ToArray());

        JsonElement typing;
        do typing = (await stream.LinesAsync())[0];
        while (typing.GetProperty("type").GetString() != "typing");
        Assert.DoesNotContain(await line.ReadAsync(), a => a.Type == "typing");
    }

    private async Task<IReadOnlyList<string?>> SaidAfterAsync(LineClient line, string query, int count)
    {
        var url = (await line.ReconnectAsync(query)).GetProperty("streamUrl").GetString()!;
        using var stream = await LineStream.OpenAsync(new Uri(url));
        return [.. (await stream.SaidAsync(count)).Select(TextOf)];
    }

    private static string? TextOf(JsonElement activity) => activity.GetProperty("text").GetString();
}
