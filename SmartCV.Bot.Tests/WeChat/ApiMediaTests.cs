using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Files of users fetched, and ours kept on the platform.</summary>
[Collection(ApiCollection.Name)]
public sealed class ApiMediaTests(ApiDesk desk)
{
    private static readonly byte[] Picture = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_file_comes_back_as_it_was_uploaded()
    {
        await using var bench = await ApiBench.StartAsync(desk);

        var id = await bench.Api.UploadAsync("image", new MemoryStream(Picture), "截图\r\n\"1\".png", "image/png", None);
        var file = await bench.Api.DownloadAsync(id.Value, Picture.Length, None);

        Assert.Equal(Picture, file.Value.Bytes);
        Assert.Equal(("image/png", "_____1_.png"), (file.Value.ContentType, file.Value.FileName));
        Assert.Contains("type=image", bench.Platform.Requests.Single(r => r.Interface == WeChatInterfaces.Upload).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_in_both_directions()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var id = bench.Platform.AddMedia(new SimulatedMedia(Picture, "image/png", "a.png"));

        var down = await bench.Api.DownloadAsync(id, Picture.Length - 1, None);
        var up = await bench.Api.UploadAsync("video", new MemoryStream(new byte[(10 * 1024 * 1024) + 1]), "a.mp4", "video/mp4", None);

        Assert.Equal((WeChatReaction.Refused, WeChatReaction.Refused), (down.Reaction, up.Reaction));
        Assert.Equal(0, bench.Platform.CallsOf(WeChatInterfaces.Upload));
    }

    [Fact]
    public async Task An_error_in_place_of_a_file_is_no_file()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var plain = bench.Platform.AddMedia(new SimulatedMedia("""{"errcode":40007,"errmsg":"invalid media_id"}"""u8.ToArray(), "text/plain", "e"));
        var odd = bench.Platform.AddMedia(new SimulatedMedia("""{"something":"else"}"""u8.ToArray(), "application/json", "e"));
        var broken = bench.Platform.AddMedia(new SimulatedMedia("<html>"u8.ToArray(), "application/json", "e"));
        var empty = bench.Platform.AddMedia(new SimulatedMedia([], "image/png", "e.png"));

        Assert.Equal(WeChatReaction.MediaGone, (await bench.Api.DownloadAsync("media_of_nobody", 1000, None)).Reaction);
        Assert.Equal(WeChatReaction.MediaGone, (await bench.Api.DownloadAsync(plain, 1000, None)).Reaction);
        foreach (var id in new[] { odd, broken, empty }) Assert.Equal(WeChatReaction.Unreachable, (await bench.Api.DownloadAsync(id, 1000, None)).Reaction);
    }

    [Theory]
    [InlineData("""{"video_url":"\ud800"}""")]
    [InlineData("""{"video_url":5}""")]
    [InlineData("no UTF-8", true)]
    [InlineData("""{"errcode":"40007"}""")]
    [InlineData("""{"errcode":40007.5}""")]
    [InlineData("""{"errcode":1e400}""")]
    [InlineData("""{"errcode":null,"video_url":"https://example.com/a"}""")]
    [InlineData("""[1]""")]
    [InlineData("""null""")]
    [InlineData("")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}")]
    public async Task An_odd_answer_is_unreadable_and_no_exception(string json, bool isNoUtf8 = false)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var bytes = isNoUtf8 ? [.. "{\"video_url\":\""u8, 0xff, 0xfe, .. "\"}"u8] : System.Text.Encoding.UTF8.GetBytes(json);
        var id = bench.Platform.AddMedia(new SimulatedMedia(bytes, "application/json", "e"));

        Assert.Equal(WeChatReaction.Unreachable, (await bench.Api.DownloadAsync(id, 1000, None)).Reaction);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_is_bare()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var id = bench.Platform.AddMedia(new SimulatedMedia(Picture, "image/png", "../../etc/a.png"));

        Assert.Equal("a.png", (await bench.Api.DownloadAsync(id, Picture.Length, None)).Value.FileName);
    }

    [Fact]
    public async Task A_video_is_fetched_where_the_platform_says_it_lies()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var film = bench.Platform.AddMedia(new SimulatedMedia(Picture, "video/mp4", "a.mp4"));
        var video = bench.Platform.AddMedia(new SimulatedMedia([], "", "", bench.Platform.AddressOf(film)));

        var file = await bench.Api.DownloadAsync(video, Picture.Length, None);
        var tooLarge = await bench.Api.DownloadAsync(video, 1000, None);

        Assert.Equal(Picture, file.Value.Bytes);
        Assert.Equal(WeChatReaction.Refused, tooLarge.Reaction);
        Assert.DoesNotContain("access_token", bench.Platform.Requests.Last(r => r.Interface.EndsWith(film, StringComparison.Ordinal)).Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/a")]
    [InlineData("https://example.com/a.mp4")]
    [InlineData("https://qq.com.example.com/a.mp4")]
    [InlineData("https://evilqq.com/a.mp4")]
    [InlineData("https://qq.com@example.com/a.mp4")]
    [InlineData("https://user:word@mp.weixin.qq.com/a.mp4")]
    [InlineData("https://mp.weixin.qq.com:8443/a.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://mp.weixin.qq.com/a.mp4")]
    [InlineData("/cgi-bin/menu/delete")]
    public async Task A_video_at_a_foreign_address_is_not_fetched(string address)
    {
        await using var bench = await ApiBench.StartAsync(desk);
        var video = bench.Platform.AddMedia(new SimulatedMedia([], "", "", address));

        var answer = await bench.Api.DownloadAsync(video, 1000, None);

        Assert.Equal((WeChatReaction.Refused, "The video is at an address that is none of WeChat's."), (answer.Reaction, answer.Message));
    }

    [Theory]
    [InlineData("http://vweixinp.tc.qq.com/1007_a?x=1", "https://vweixinp.tc.qq.com/1007_a?x=1")]
    [InlineData("https://mmbiz.qpic.cn/a", "https://mmbiz.qpic.cn/a")]
    [InlineData("https://api.weixin.qq.com/b", "https://api.weixin.qq.com/b")]
    public void Hosts_of_WeChat_are_asked_over_https(string told, string asked) =>
        Assert.Equal(asked, WeChatDownload.AddressOf(told, "https://api.weixin.qq.com")?.ToString());

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Set(WeChatInterfaces.Download, SimulatedFault.Redirects);

        var answer = await bench.Api.DownloadAsync("media_1", 1000, None);

        Assert.Equal(WeChatReaction.Unreachable, answer.Reaction);
        Assert.Contains("HTTP 302", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_may_take_twenty_seconds()
    {
        await using var bench = await ApiBench.StartAsync(desk);
        bench.Platform.Set(WeChatInterfaces.Download, SimulatedFault.Hangs);
        var asked = bench.Api.DownloadAsync("media_1", 1000, None);
        await Deadline.UntilAsync(() => bench.Platform.CallsOf(WeChatInterfaces.Download) == 1, "the platform is asked");

        bench.Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(asked.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(WeChatReaction.Unreachable, (await Deadline.WithinAsync(asked, "the download ends")).Reaction);
    }
}
