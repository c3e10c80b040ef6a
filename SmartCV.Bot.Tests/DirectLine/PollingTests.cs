using System.Text.Json;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>Polling: pages from a watermark on.</summary>
public sealed class PollingTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("")]
    [InlineData("?watermark=")]
    [InlineData("?watermark=0")]
    public async Task A_poll_without_a_watermark_begins_at_the_beginning(string query)
    {
        using var line = await desk.OpenAsync();
        await line.PostAsync("早", "m0");

        var page = await line.PollAsync(query);

        Assert.Contains(page.GetProperty("activities").EnumerateArray(), a => a.GetProperty("text").GetString() == "早");
    }

    [Fact]
    public async Task A_long_transcript_comes_in_pages_with_each_line_once()
    {
        using var line = await desk.OpenAsync();
        for (var n = 0; n < 150; n++) Assert.NotNull(await line.PostAsync($"{n}", $"m{n}"));
        await desk.Desk.RunUntilIdleAsync();

        var first = await line.PollAsync();
        var all = await line.ReadAsync();

        Assert.InRange(first.GetProperty("activities").GetArrayLength(), 1, 100);
        Assert.Equal(Enumerable.Range(0, 150).Select(n => $"{n}"), all.Where(a => a.From?.Role == "user").Select(a => a.Text));
        Assert.Equal(all.Count, all.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public async Task An_empty_page_repeats_the_watermark()
    {
        using var line = await desk.OpenAsync();
        await line.PostAsync("早", "m0");
        await desk.Desk.RunUntilIdleAsync();
        var last = (await line.PollAsync()).GetProperty("watermark").GetString();

        var page = await line.PollAsync($"?watermark={last}");

        Assert.Equal(0, page.GetProperty("activities").GetArrayLength());
        Assert.Equal(last, page.GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task A_watermark_from_the_future_loses_nothing_that_comes()
    {
        using var line = await desk.OpenAsync();
        await line.PostAsync("早", "m0");
        await desk.Desk.RunUntilIdleAsync();
        var watermark = (await line.PollAsync("?watermark=999999")).GetProperty("watermark").GetString();

        await line.PostAsync("晚", "m1");

        Assert.Contains((await line.PollAsync($"?watermark={watermark}")).GetProperty("activities").EnumerateArray(), a => a.GetProperty("text").GetString() == "晚");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_was_never_given_is_refused(string watermark)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.Http.GetAsync($"{line.Path}/activities?watermark={watermark}");

        Assert.Contains(watermark, await LineDesk.RefusedAsync(answer, 400, "BadArgument"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_concerns_only_the_server_is_never_sent()
    {
        using var line = await desk.OpenAsync();
        await line.PostAsync("你好", "m0");
        await desk.Desk.RunUntilIdleAsync();

        var all = await line.ReadAsync();

        Assert.DoesNotContain(all, a => a.Type == "conversationUpdate" || a.ServiceUrl is not null || a.Recipient is not null);
        Assert.All(all, a => Assert.True(a.Id is not null && a.Timestamp is not null && a.Conversation?.Id == line.ConversationId && a.From?.Role is not null));
        Assert.Equal(all.Select(a => a.Timestamp).Order(), all.Select(a => a.Timestamp));
    }

    [Fact]
    public async Task A_passing_fault_is_an_empty_page_since_the_client_takes_an_error_for_the_end()
    {
        await using var own = await LineDesk.StartAsync();
        using var line = await LineClient.StartAsync(own.Address);
        await line.PostAsync("早", "m0");
        await own.RunUntilIdleAsync();

        await own.Database.MustCommitAsync(new WriteSet("test").Add("alter table transcript rename to transcript_away"));
        var during = await line.PollAsync("?watermark=0");
        await own.Database.MustCommitAsync(new WriteSet("test").Add("alter table transcript_away rename to transcript"));

        Assert.Equal(("[]", "0"), (during.GetProperty("activities").GetRawText(), during.GetProperty("watermark").GetString()));
        Assert.Equal("早", Assert.Single(await line.SaidAsync()).Text);
        Assert.Contains("failed", own.Log, StringComparison.Ordinal);
    }
}
