using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>A form on a card of the chat: where it opens, and what was typed into it.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class CardTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task What_was_typed_into_a_card_survives_a_reload_and_is_forgotten_when_it_is_sent()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var chat = await CardAsync(page);
        await chat.FillAsync("问题概述", "导出 PDF 失败");
        await chat.FillAsync("具体现象", "点导出以后一直转圈，\n最后提示“导出失败，请重试”");
        // Folded away still: Web Chat reports the button that unfolds as an unknown action, though it works.
        await chat.Log.GetByLabel("设备").Last.SelectOptionAsync(new SelectOptionValue { Label = "手机" }, new() { Force = true });

        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);

        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToHaveValueAsync("导出 PDF 失败");
        await Assertions.Expect(chat.Log.GetByLabel("具体现象").Last).ToHaveValueAsync("点导出以后一直转圈，\n最后提示“导出失败，请重试”");
        await Assertions.Expect(chat.Log.GetByLabel("设备").Last).ToHaveValueAsync("phone");
        await Assertions.Expect(chat.Log.GetByLabel("设备").Last).ToBeVisibleAsync();
        await chat.PressAsync("提交");
        await chat.SeesAsync("SC-10001");
        Assert.Equal("导出 PDF 失败", Assert.Single(await desk.Get<TicketStore>().AllAsync(CancellationToken.None)).Ticket.Subject);
        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToHaveValueAsync("导出 PDF 失败");
        await chat.AskAsync("问题报告");
        await chat.ChooseAsync("一次填完");
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToHaveValueAsync("");
        page.AssertNone();
    }

    [BrowserTheory]
    [InlineData("zh", "已提交")]
    [InlineData("en", "Submitted")]
    public async Task A_card_that_was_sent_says_so_and_takes_nothing_more_after_a_reload_too(string language, string sent)
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address), language == "en" ? "en-US" : "zh-CN");
        await page.Page.GotoAsync($"/?lang={language}&chat=open");
        var chat = await ChatWindow.ShownAsync(page.Page);
        await chat.SettlesAsync();
        var words = language == "en"
            ? (Report: "Report a problem", Whole: "Fill in all at once", Summary: "Summary", Symptom: "What you see", Submit: "Submit")
            : (Report: "报告问题", Whole: "一次填完", Summary: "问题概述", Symptom: "具体现象", Submit: "提交");
        await chat.ChooseAsync(words.Report);
        await chat.ChooseAsync(words.Whole);
        await chat.FillAsync(words.Summary, "导出 PDF 失败");
        await chat.FillAsync(words.Symptom, "点导出以后一直转圈，最后提示“导出失败，请重试”");
        Assert.Equal(0, await chat.Log.GetByText("✓ " + sent).CountAsync());

        await chat.PressAsync(words.Submit);
        await chat.SeesAsync("SC-10001");

        await IsSentAsync();
        await page.ScreenshotAsync($"chat-card-sent-{language}");
        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);
        await chat.SeesAsync("SC-10001");
        await IsSentAsync();
        page.AssertNone();

        async Task IsSentAsync()
        {
            await chat.SeesAsync("✓ " + sent);
            await Assertions.Expect(chat.Log.GetByLabel(words.Summary)).ToHaveValueAsync("导出 PDF 失败");
            await Assertions.Expect(chat.Log.GetByLabel(words.Summary)).Not.ToBeEditableAsync();
            await Assertions.Expect(chat.Log.GetByRole(AriaRole.Button, new() { Name = words.Submit, Exact = true })).ToBeDisabledAsync();
        }
    }

    [BrowserFact]
    public async Task A_card_that_is_shown_again_for_what_was_refused_is_alive_and_the_first_one_is_not()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var chat = await CardAsync(page);
        await chat.FillAsync("问题概述", "导出 PDF 失败");
        await chat.FillAsync("具体现象", "点导出以后一直转圈");
        await chat.FillAsync("注册邮箱", "不是邮箱");

        await chat.PressAsync("提交");

        await Assertions.Expect(chat.Log.GetByLabel("问题概述")).ToHaveCountAsync(2);
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").First).Not.ToBeEditableAsync();
        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);
        await Assertions.Expect(chat.Log.GetByLabel("问题概述")).ToHaveCountAsync(2);
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").First).Not.ToBeEditableAsync();
        await page.ScreenshotAsync("chat-card-again-desktop");
        await chat.FillAsync("注册邮箱", "user@example.com");
        await chat.PressAsync("提交");
        await chat.SeesAsync("SC-10001");
        page.AssertNone();
    }

    [BrowserFact]
    public async Task Two_cards_of_one_form_keep_what_was_typed_into_each()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var chat = await CardAsync(page);
        await chat.FillAsync("问题概述", "第一张");
        await chat.PressAsync("提交");
        // The form itself asks for what is missing; the bot is not asked.
        await chat.SeesAsync("这一项还得麻烦您填一下");
        await chat.ChooseAsync("一项一项来");
        await chat.AskAsync("一次填完");
        await Assertions.Expect(chat.Log.GetByLabel("问题概述")).ToHaveCountAsync(2);
        await chat.FillAsync("问题概述", "第二张");

        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);

        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToHaveValueAsync("第二张");
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").First).ToHaveValueAsync("第一张");
        page.AssertNone();
    }

    [BrowserFact]
    public async Task On_a_phone_a_card_opens_at_its_beginning()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));

        var chat = await CardAsync(page);

        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToBeInViewportAsync();
        await chat.StandsStillAsync();
        await page.ScreenshotAsync("chat-card-opened-phone");
        await Assertions.Expect(chat.Log.GetByText("都在下面这张表里了").Last).ToBeInViewportAsync();
        await page.Page.ReloadAsync();
        chat = await ChatWindow.ShownAsync(page.Page);
        await chat.StandsStillAsync();
        await Assertions.Expect(chat.Log.GetByText("都在下面这张表里了").Last).ToBeInViewportAsync();
        page.AssertNone();
    }

    [BrowserFact]
    public async Task A_visitor_who_scrolls_in_a_card_that_has_just_opened_is_not_taken_back()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));
        var chat = await CardAsync(page);
        await Assertions.Expect(chat.Log.GetByText("都在下面这张表里了").Last).ToBeInViewportAsync();

        await chat.Log.HoverAsync(new() { Force = true });
        await page.Page.Mouse.WheelAsync(0, 5000);

        await chat.StandsStillAsync();
        await Assertions.Expect(chat.Log.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).Last).ToBeInViewportAsync();
        page.AssertNone();
    }

    private static async Task<ChatWindow> CardAsync(BrowserPage page)
    {
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        await chat.ChooseAsync("报告问题");
        await chat.ChooseAsync("一次填完");
        await Assertions.Expect(chat.Log.GetByLabel("问题概述").Last).ToBeVisibleAsync();
        return chat;
    }
}
