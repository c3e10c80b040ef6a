using System.Net;
using System.Net.Http.Headers;
using SmartCV.Bot.Tests.DirectLine;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>The loader that customers' pages fetch: small, with the operator's words in it, and fetched again only when it changed.</summary>
public sealed class WidgetScriptTests(LineDesk line) : IClassFixture<LineDesk>
{
    /// <summary>What a page may cost before anybody asks for help.</summary>
    private const int MostBytes = 8 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task It_stays_small_on_the_wire(string coding)
    {
        using var answer = await GetAsync(coding);

        Assert.Equal(coding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1000, MostBytes);
    }

    [Fact]
    public async Task It_carries_the_texts_of_every_language()
    {
        using var answer = await GetAsync(null);
        var script = await answer.Content.ReadAsStringAsync();

        var texts = line.Desk.Get<CurrentContent>().Value.Texts;
        foreach (var language in texts.Languages) Assert.Contains(texts.Text(language, "chat.launcher.open"), script, StringComparison.Ordinal);
        Assert.DoesNotContain("smartcv:texts", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    public async Task It_is_not_sent_again_while_it_is_the_same(string? coding)
    {
        using var first = await GetAsync(coding);

        using var second = await GetAsync(coding, first.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), first.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task Words_that_the_operator_changes_reach_the_page_and_cannot_end_its_script()
    {
        using var folder = Content.ContentCopy.Make();
        folder.Write("dialogs/languages/zh/text.yaml", File.ReadAllText(Path.Combine(folder.Root, "dialogs/languages/zh/text.yaml"))
            .Replace("open: 打开在线客服", "open: 帮帮我</script>'\"", StringComparison.Ordinal).Replace("placeholder: 请输入您的问题…", "placeholder: 说吧</script>", StringComparison.Ordinal));
        await using var desk = await Content.ContentCopy.StartAsync(folder);
        using var http = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = Deadline.Default };

        var script = await http.GetStringAsync("/widget.js");
        var chat = await http.GetStringAsync("/chat?lang=zh");

        Assert.Contains("帮帮我\\u003C/script\\u003E\\u0027\\u0022", script, StringComparison.Ordinal);
        Assert.Contains("\\u8BF4\\u5427\\u003C/script\\u003E", chat, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string? coding, EntityTagHeaderValue? known = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(line.Address), Timeout = Deadline.Default };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        if (coding is not null) request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await http.SendAsync(request);
    }
}
