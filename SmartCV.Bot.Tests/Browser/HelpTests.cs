using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>The help centre in a real browser, with its script.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class HelpTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_report_from_a_phone_becomes_a_ticket_that_the_chat_knows_too()
    {
        await using var desk = await TestDesk.StartAsync();
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));
        await page.Page.GotoAsync("/help");
        await page.ScreenshotAsync("help-phone");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "问题报告" }).ClickAsync();
        await page.Page.GetByLabel("问题概述").FillAsync("简历导出 PDF 时提示“导出失败，请重试”");
        await page.Page.GetByLabel("具体现象").FillAsync("点了导出以后转圈大约半分钟，然后弹出“导出失败，请重试”。");
        await Assertions.Expect(page.Page.GetByLabel("操作系统")).ToHaveValueAsync("Android 14");
        await page.Page.EvaluateAsync("document.activeElement.blur(), scrollTo(0, 0)");
        await page.ScreenshotAsync("help-form-phone");
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the phone");
        var picture = folder["截图 1.png"];
        await page.Page.ScreenshotAsync(new() { Path = picture });
        await page.Page.GetByLabel("截图").SetInputFilesAsync(picture);

        await page.Page.GetByLabel("注册邮箱").FillAsync("amy@example.com");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("工单号是 SC-10001");
        await page.Page.GotoAsync("/help/refund");
        await Assertions.Expect(page.Page.GetByLabel("注册邮箱")).ToHaveValueAsync("amy@example.com");
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SeesAsync("已经提交了，工单号是 SC-10001");
        await chat.SettlesAsync();
        await chat.SayAsync("我的工单");
        await chat.SeesAsync("SC-10001 · 简历导出");
        page.AssertNone();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("截图 1.png", Assert.Single(ticket.Attachments).Name);
        Assert.Equal("phone", ticket.Fields["device"].Value);
    }

    [BrowserFact]
    public async Task Mistakes_are_corrected_by_keyboard_alone()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        await page.Page.GotoAsync("/help/invoice");
        await page.Page.GetByLabel("发票抬头").FillAsync("王小明");
        await page.Page.GetByLabel("接收邮箱").FillAsync("wang@");
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.ScreenshotAsync("help-form-desktop");
        // The third of the mistakes.
        for (var n = 0; n < 3; n++) await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByLabel("接收邮箱")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Keyboard.TypeAsync("example.com");
        await page.Page.GetByLabel("个人").FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Page.GetByLabel("税号")).ToBeHiddenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("SC-10001");
        // The browser itself reports that the first try was refused; nothing else is wrong.
        Assert.Contains("422", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("wang@example.com", Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket.Fields["account_email"].Value);
    }

    [BrowserFact]
    public async Task What_was_typed_survives_a_reload_and_a_changed_form_sent_again_adds_to_its_ticket()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        await page.Page.GotoAsync("/help/invoice?lang=zh");
        await page.Page.GetByLabel("发票抬头").FillAsync("王小明");
        await page.Page.GetByLabel("接收邮箱").FillAsync("wang@example.com");
        await page.Page.GetByLabel("个人").CheckAsync();

        await page.Page.ReloadAsync();

        await Assertions.Expect(page.Page.GetByLabel("发票抬头")).ToHaveValueAsync("王小明");
        await Assertions.Expect(page.Page.GetByLabel("个人")).ToBeCheckedAsync();
        await Assertions.Expect(page.Page.GetByLabel("税号")).ToBeHiddenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("SC-10001");
        await page.Page.GoBackAsync();
        await Assertions.Expect(page.Page.GetByLabel("发票抬头")).ToHaveValueAsync("王小明");
        await page.Page.GetByLabel("接收邮箱").FillAsync("li@example.com");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("已收到您的补充");
        await page.Page.GotoAsync("/help/invoice?lang=zh");
        await Assertions.Expect(page.Page.GetByLabel("发票抬头")).ToHaveValueAsync("");
        page.AssertNone();
        Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None));
    }
}
