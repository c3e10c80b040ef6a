using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SmartCV.Bot.Tests.Pages;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The browser inside WeChat: keeps cookies, follows redirects within the host, and is the platform where one leads there.</summary>
internal sealed partial class WeChatBrowser : IDisposable
{
    public const string Name = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 Language/zh_CN";

    private readonly WeChatDesk _desk;
    private readonly HttpClient _http;

    public WeChatBrowser(WeChatDesk desk)
    {
        _desk = desk;
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        _http = new HttpClient(handler) { BaseAddress = new Uri(desk.Desk.Address), Timeout = Deadline.Default };
        _http.DefaultRequestHeaders.Add("User-Agent", Name);
        _http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN,zh");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>One request: where it leads, or the page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>Asks for a page without a session, and is sent to the platform with this state.</summary>
    public async Task<string> LeaveAsync(string path)
    {
        using var away = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        var link = away.Headers.Location!;
        Assert.Equal(("open.weixin.qq.com", "#wechat_redirect"), (link.Host, link.Fragment));
        var query = QueryHelpers.ParseQuery(link.Query);
        Assert.Equal(("snsapi_base", "https://support.example.com/wechat/oauth"), (query["scope"].ToString(), query["redirect_uri"].ToString()));
        return query["state"].ToString();
    }

    /// <summary>Comes back from the platform.</summary>
    public Task<HelpPage> ReturnAsync(string code, string state) => OpenAsync($"/wechat/oauth?code={code}&state={state}");

    /// <summary>Opens a page as a user, by way of the platform.</summary>
    public async Task<HelpPage> OpenAsAsync(string openId, string path) => await ReturnAsync(_desk.Api.CodeOf(openId), await LeaveAsync(path));

    public async Task<HelpPage> OpenAsync(string path) => await EndAsync(await GetAsync(path));

    public async Task<HelpPage> SendAsync(HelpPage page, params (string Name, string Value)[] values)
    {
        using var form = new PageForm().Value("_id", page.Hidden("_id")!).Value("_key", page.Hidden("_key") ?? "").File("files", "截图.png", PageForm.Png);
        foreach (var (name, value) in values) form.Value(name, value);
        return await EndAsync(await _http.PostAsync(WebUtility.HtmlDecode(Action().Match(page.Html).Groups[1].Value), form.Content));
    }

    public void Dispose() => _http.Dispose();

    private async Task<HelpPage> EndAsync(HttpResponseMessage answer)
    {
        while (answer.StatusCode == HttpStatusCode.Redirect)
        {
            var next = answer.Headers.Location!;
            Assert.False(next.IsAbsoluteUri, $"A redirect leads to {next}.");
            answer = await _http.GetAsync(next);
        }

        return new HelpPage(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!, answer);
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
