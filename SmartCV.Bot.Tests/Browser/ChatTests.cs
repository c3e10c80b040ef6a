using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>The demo page with the real Web Chat in a real browser.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class ChatTests(BrowserFixture browser)
{
    private const string Report = """
        问题概述：简历导出为PDF失败
        具体现象：点击"导出PDF"按钮后，页面显示"导出失败，请重试"
        操作步骤：
        1. 登录SmartCV账户
        2. 打开已创建的简历
        3. 点击右上角"导出"按钮
        4. 选择"PDF格式"
        5. 点击"确认导出"
        预期结果：成功下载PDF文件
        实际结果：显示错误提示，无法下载
        影响程度：无法获得求职所需的PDF简历
        """;

    public static TheoryData<Screen> Screens => new(Screen.Desktop, Screen.Phone);

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task A_pasted_report_becomes_a_ticket_with_a_progress_page(Screen screen)
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(screen, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SeesAsync("您好，我是 SmartCV");
        await chat.SettlesAsync();
        await page.ScreenshotAsync($"chat-welcome-{screen}");

        await chat.SayAsync("客服几点上班");
        await chat.SeesAsync("周六 10:00");
        await chat.SettlesAsync();
        await page.ScreenshotAsync($"chat-answer-{screen}");

        await chat.SayAsync(Report);
        await chat.SeesAsync("请核对一下");
        await chat.SettlesAsync();
        await page.ScreenshotAsync($"chat-summary-{screen}");
        await chat.PressAsync("提交");
        await chat.SeesAsync("SC-10001");
        await chat.SettlesAsync();
        await page.ScreenshotAsync($"chat-ticket-{screen}");

        var progress = await page.OpenTabAsync();
        await progress.GotoAsync((await chat.LinkAsync("/t/"))!);
        await Assertions.Expect(progress.GetByText("SC-10001")).ToBeVisibleAsync();
        await page.ScreenshotAsync($"progress-{screen}", progress);
        page.AssertNone();
    }

    [BrowserFact]
    public async Task A_report_by_dialogue_survives_a_reload_and_takes_a_screenshot()
    {
        await using var desk = await TestDesk.StartAsync();
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        await chat.ChooseAsync("报告问题");
        await chat.AskAsync("导出的 PDF 是空白的");
        await chat.AskAsync("点了导出以后，下载下来的文件打开什么都没有");
        await chat.SendBox.FillAsync("先打开简历，");

        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);

        await chat.SeesAsync("点了导出以后，下载下来的文件打开什么都没有");
        await Assertions.Expect(chat.SendBox).ToHaveValueAsync("先打开简历，");
        await chat.SettlesAsync();
        await page.ScreenshotAsync("chat-dialogue-phone");
        await chat.AskAsync("先打开简历，再点右上角的导出");
        var picture = folder["截图 1.png"];
        await page.Page.ScreenshotAsync(new() { Path = picture });
        await chat.AskAsync("跳过");
        await chat.UploadAsync(picture);
        await chat.SettlesAsync();
        await page.ScreenshotAsync("chat-upload-phone");
        await chat.AskAsync("user@example.com");
        await chat.AskAsync("今天要投简历，很急");
        await chat.SeesAsync("请核对一下");
        await chat.SayAsync("提交");
        await chat.SeesAsync("SC-10001");
        page.AssertNone();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Contains("点右上角的导出", ticket.Fields["steps"].Value, StringComparison.Ordinal);
        Assert.Equal(("截图 1.png", "image/png"), (Assert.Single(ticket.Attachments).Name, ticket.Attachments[0].ContentType));
    }

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task A_report_is_filled_in_at_once_on_a_card(Screen screen)
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(screen, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        await chat.ChooseAsync("报告问题");
        await chat.ChooseAsync("一次填完");
        await chat.FillAsync("问题概述", "导出 PDF 失败");
        await chat.PressAsync("提交");
        await chat.SeesAsync("这一项还得麻烦您填一下");
        await chat.FillAsync("具体现象", "点导出以后一直转圈，\n最后提示“导出失败，请重试”");
        await page.ScreenshotAsync($"chat-card-{screen}");

        await chat.PressAsync("提交");
        await chat.SeesAsync("SC-10001");

        page.AssertNone();
        var ticket = Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket;
        Assert.Equal("点导出以后一直转圈，\n最后提示“导出失败，请重试”", ticket.Fields["symptom"].Value);
    }

    [BrowserFact]
    public async Task Two_tabs_show_the_same_conversation()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var first = await ChatWindow.OpenAsync(page);
        await first.AskAsync("你好");

        var second = await ChatWindow.OpenAsync(page, await page.OpenTabAsync());
        await second.SeesAsync("你好");
        await second.SayAsync("客服几点上班");

        await first.SeesAsync("周六 10:00");
        Assert.Equal(1, await first.SaidAsync("客服几点上班"));
        page.AssertNone();
    }

    [BrowserFact]
    public async Task The_bot_greets_in_the_language_of_the_page_whatever_the_browser_speaks()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address), "en-US");
        await page.Page.GotoAsync("/");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Open support chat" })).ToBeVisibleAsync();
        await page.Page.GotoAsync("/?lang=zh");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "打开在线客服" }).ClickAsync();

        var chat = await ChatWindow.ShownAsync(page.Page);

        await chat.SeesAsync("您好，我是 SmartCV");
        page.AssertNone();
    }

    [BrowserFact]
    public async Task The_chat_is_used_by_keyboard_alone_and_in_english()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address), "en-US");
        await page.Page.GotoAsync("/?lang=en");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open support chat" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        var chat = await ChatWindow.ShownAsync(page.Page);
        await Assertions.Expect(chat.SendBox).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("When is support open?");
        await page.Page.Keyboard.PressAsync("Enter");

        await chat.SeesAsync("Saturday");
        await chat.SettlesAsync();
        await page.ScreenshotAsync("chat-english-desktop");
        await page.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Open support chat" })).ToBeFocusedAsync();
        page.AssertNone();
    }
}
