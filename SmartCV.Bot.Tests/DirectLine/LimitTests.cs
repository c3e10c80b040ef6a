using System.Net.Http.Json;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>What may be sent in a minute. Reading has no limit, since the client takes a refused poll for the end of the conversation.</summary>
public sealed class LimitTests
{
    private static readonly (string, string) Messages = ("DirectLine:RateLimits:MessagesPerMinute", "3");

    [Fact]
    public async Task Messages_over_the_limit_are_refused_with_the_time_to_wait_and_go_through_after_it()
    {
        var clock = new TestClock();
        await using var desk = await LineDesk.StartAsync(clock, Messages);
        using var line = await LineClient.StartAsync(desk.Address);
        for (var n = 0; n < 3; n++) Assert.NotNull(await line.PostAsync($"{n}", $"m{n}"));

        using var refused = await line.PostBodyAsync("""{"type":"message","text":"3","channelData":{"clientActivityID":"m3"}}""");
        await LineDesk.RefusedAsync(refused, 429, "TooManyRequests");
        var wait = refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        clock.Advance(wait);
        Assert.NotNull(await line.PostAsync("3", "m3"));

        Assert.Equal(["0", "1", "2", "3"], (await line.SaidAsync()).Select(a => a.Text));
    }

    [Fact]
    public async Task One_conversation_at_its_limit_takes_nothing_from_another()
    {
        await using var desk = await LineDesk.StartAsync(new TestClock(), Messages);
        using var loud = await LineClient.StartAsync(desk.Address);
        using var calm = await LineClient.StartAsync(desk.Address);
        for (var n = 0; n < 4; n++) await loud.PostAsync($"{n}", $"m{n}");

        Assert.NotNull(await calm.PostAsync("你好", "m1"));
    }

    [Fact]
    public async Task Reading_is_never_limited_and_typing_uses_nothing_up()
    {
        await using var desk = await LineDesk.StartAsync(new TestClock(), Messages);
        using var line = await LineClient.StartAsync(desk.Address);

        for (var n = 0; n < 10; n++)
        {
            using var typing = await line.PostBodyAsync("""{"type":"typing"}""");
            typing.EnsureSuccessStatusCode();
            Assert.Empty(await line.SaidAsync());
        }

        Assert.NotNull(await line.PostAsync("你好", "m1"));
    }

    [Fact]
    public async Task An_upload_over_the_limit_is_refused_before_its_file_is_kept()
    {
        await using var desk = await LineDesk.StartAsync(new TestClock(), ("DirectLine:RateLimits:MessagesPerMinute", "1"));
        using var line = await LineClient.StartAsync(desk.Address);
        Assert.NotNull(await line.PostAsync("你好", "m1"));

        using var body = new ByteArrayContent(TestFiles.Png);
        using var answer = await line.UploadAsync(body);

        await LineDesk.RefusedAsync(answer, 429);
        Assert.Equal(0, await desk.Database.FindAsync<long>("select count(*) from files", new { }, CancellationToken.None));
    }

    [Fact]
    public async Task Starts_over_the_limit_of_an_address_are_refused_until_the_minute_is_over()
    {
        var clock = new TestClock();
        await using var desk = await LineDesk.StartAsync(clock, ("DirectLine:RateLimits:StartsPerMinute", "2"));
        using var line = await LineClient.StartAsync(desk.Address);
        using var server = LineClient.Open(desk.Address, LineClient.Secret);

        using var refused = await server.PostAsJsonAsync("v3/directline/conversations", new { });

        await LineDesk.RefusedAsync(refused, 429, "TooManyRequests");
        clock.Advance(refused.Headers.RetryAfter!.Delta!.Value);
        using var taken = await server.PostAsJsonAsync("v3/directline/conversations", new { });
        taken.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_stream_over_the_limit_is_refused_until_another_one_ends()
    {
        await using var desk = await LineDesk.StartAsync(null, ("DirectLine:RateLimits:Streams", "2"));
        using var line = await LineClient.StartAsync(desk.Address);
        var first = await LineStream.OpenAsync(line.StreamUrl);
        using var second = await LineStream.OpenAsync(line.StreamUrl);

        Assert.Equal(429, await LineStream.RefusalAsync(line.StreamUrl.ToString()));
        first.Dispose();

        LineStream? third = null;
        await Deadline.UntilAsync(
            async _ =>
            {
                try
                {
                    third = await LineStream.OpenAsync(line.StreamUrl);
                    return true;
                }
                catch (System.Net.WebSockets.WebSocketException)
                {
                    return false; // The host has not yet seen that the first one is gone.
                }
            },
            "that a stream is free again");
        third!.Dispose();
    }
}
