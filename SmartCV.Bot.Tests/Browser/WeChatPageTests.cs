using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tests.WeChat;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>The pages inside WeChat, in a real browser on a phone.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class WeChatPageTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_report_from_the_phone_is_listed_and_its_progress_leads_back_to_WeChat()
    {
        await using var desk = await WeChatDesk.StartAsync();
        await using var phone = await browser.OpenAsync(Screen.Phone, new Uri(desk.Desk.Address), userAgent: WeChatBrowser.Name);
        await SignInAsync(desk, phone);
        await phone.Page.GotoAsync("/wechat/page/tickets");
        await ShootAsync(phone, "wechat-tickets-none");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "报告问题" }).ClickAsync();
        await phone.Page.GetByLabel("问题概述").FillAsync("简历导出 PDF 时提示“导出失败，请重试”");
        await phone.Page.GetByLabel("具体现象").FillAsync("点了导出以后转圈大约半分钟，然后弹出提示。");
        await phone.Page.ReloadAsync();
        await Assertions.Expect(phone.Page.GetByLabel("问题概述")).ToHaveValueAsync("简历导出 PDF 时提示“导出失败，请重试”");
        await phone.Page.EvaluateAsync("document.activeElement.blur(), scrollTo(0, 0)");
        await ShootAsync(phone, "wechat-report");

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("工单号是 SC-10001");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("回到微信对话");
        await ShootAsync(phone, "wechat-filed");
        await phone.Page.GotoAsync("/wechat/page/tickets");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "SC-10001" })).ToContainTextAsync("已提交");
        await ShootAsync(phone, "wechat-tickets");
        phone.AssertNone();
        await phone.Page.GotoAsync("/wechat/oauth");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("页面已经过期");
        await ShootAsync(phone, "wechat-expired");
        Assert.Equal("wechat", Assert.Single(await desk.Desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket.Channel);
    }

    [BrowserFact]
    public async Task The_code_of_a_progress_page_is_drawn_on_it()
    {
        await using var desk = await WeChatDesk.StartAsync();
        await using var screen = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Desk.Address));
        await SignInAsync(desk, screen);
        await screen.Page.GotoAsync("/wechat/page/report");
        await screen.Page.GetByLabel("问题概述").FillAsync("打不开简历");
        await screen.Page.GetByLabel("具体现象").FillAsync("一直转圈，等了五分钟也没有打开。");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        var link = screen.Page.GetByRole(AriaRole.Link, new() { Name = "显示二维码" });
        await link.ScrollIntoViewIfNeededAsync();
        await screen.ScreenshotAsync("wechat-code-offer");

        await link.ClickAsync();

        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Img, new() { Name = "二维码" })).ToBeVisibleAsync();
        await screen.ScreenshotAsync("wechat-code");
        screen.AssertNone();
    }

    // The way over the platform leads out of this machine: another browser has gone it.
    private static async Task SignInAsync(WeChatDesk desk, BrowserPage page)
    {
        using var other = new WeChatBrowser(desk);
        await other.OpenAsAsync("oAmy_A-1", "/wechat/page/tickets");
        var session = other.Cookies.GetCookies(new Uri(desk.Desk.Address + "/wechat/page"))["smartcv-wechat"]!;
        await page.Page.Context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = desk.Desk.Address, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
    }

    private static async Task ShootAsync(BrowserPage phone, string name)
    {
        Assert.True(await phone.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the phone");
        await phone.ScreenshotAsync(name);
    }
}
