using System.Collections.Concurrent;
using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>The chat as it runs in production: behind a proxy that speaks HTTPS for the host.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class BehindProxyTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Behind_a_proxy_with_https_everything_of_the_chat_is_secure()
    {
        await using var proxy = await TlsProxy.StartAsync();
        await using var desk = await TestDesk.StartAsync(new DeskSetup
        {
            Settings = new Dictionary<string, string> { ["Proxy:Trusted:0"] = "127.0.0.1", ["Support:PublicAddress"] = proxy.Address },
        });
        proxy.Target = desk.Address;
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(proxy.Address));
        var (streams, asked) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        page.Page.WebSocket += (_, socket) => streams.Add(socket.Url);
        page.Context.Request += (_, request) => asked.Add(request.Url);
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SeesAsync("您好，我是 SmartCV");

        await chat.AskAsync("问题概述：导出 PDF 失败\n具体现象：提示“导出失败，请重试”\n操作步骤：打开简历，点导出\n预期结果：下载成功");
        await page.Page.ScreenshotAsync(new() { Path = folder["截图.png"] });
        await chat.UploadAsync(folder["截图.png"]);
        await chat.AskAsync("提交");
        await chat.SeesAsync("SC-10001");

        var secure = proxy.Address + "/";
        var link = (await chat.LinkAsync("/t/"))!;
        var picture = chat.Log.GetByRole(AriaRole.Img, new() { Name = "截图.png" });
        Assert.StartsWith(secure, link, StringComparison.Ordinal);
        Assert.StartsWith(secure, (await picture.Last.GetAttributeAsync("src"))!, StringComparison.Ordinal);
        var progress = await page.OpenTabAsync();
        await progress.GotoAsync(link);
        await Assertions.Expect(progress.GetByText("SC-10001")).ToBeVisibleAsync();
        Assert.NotEmpty(streams);
        Assert.All(streams, s => Assert.StartsWith(secure.Replace("https:", "wss:", StringComparison.Ordinal), s, StringComparison.Ordinal));
        Assert.All(asked.Where(a => a.StartsWith("http", StringComparison.Ordinal)), a => Assert.StartsWith(secure, a, StringComparison.Ordinal));
        Assert.All(await page.Context.CookiesAsync(), c => Assert.True(c.Secure, c.Name));
        page.AssertNone();
    }
}
