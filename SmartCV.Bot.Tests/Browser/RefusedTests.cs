using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>What a visitor sees when something cannot be sent: why, what is allowed, and the words that were typed.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class RefusedTests(BrowserFixture browser)
{
    private static readonly DeskSetup SmallFiles = new() { Settings = new Dictionary<string, string> { ["DirectLine:UploadLimit"] = "20480" } };

    [BrowserFact]
    public async Task A_message_that_is_too_long_stays_in_the_box_and_the_limit_is_told()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        var text = new string('长', 9000);

        await chat.SayAsync(text);

        await Assertions.Expect(chat.Refusal).ToContainTextAsync("最多 8000 个字，现在有 9000 个字");
        await Assertions.Expect(chat.SendBox).ToHaveValueAsync(text);
        await page.ScreenshotAsync("chat-too-long-phone");
        Assert.Equal(0, await chat.SaidAsync("长长长"));
        await chat.AskAsync(text[..30]);
        await Assertions.Expect(chat.Refusal).ToBeHiddenAsync();
        page.AssertNone();
    }

    [BrowserFact]
    public async Task A_file_that_is_too_large_is_not_sent_and_named_and_what_was_typed_stays()
    {
        await using var desk = await TestDesk.StartAsync(SmallFiles);
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        var file = folder["导出日志.txt"];
        await File.WriteAllTextAsync(file, new string('a', 30_000));
        await chat.SendBox.FillAsync("日志在这里");

        await chat.ChooseFileAsync(file);

        await Assertions.Expect(chat.Refusal).ToContainTextAsync("“导出日志.txt”太大了，单个文件请不要超过 20 KB");
        await Assertions.Expect(chat.SendBox).ToHaveValueAsync("日志在这里");
        await Assertions.Expect(chat.Chosen).ToBeHiddenAsync();
        page.AssertNone();
    }

    [BrowserFact]
    public async Task A_forged_file_is_explained_on_its_bubble_and_what_went_with_it_is_ready_for_another_try()
    {
        await using var desk = await TestDesk.StartAsync();
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address), "en-US");
        await page.Page.GotoAsync("/?lang=en&chat=open");
        var chat = await ChatWindow.ShownAsync(page.Page);
        await chat.SettlesAsync();
        var (forged, good) = (folder["invoice.pdf"], folder["export log.txt"]);
        await File.WriteAllTextAsync(forged, "no PDF at all");
        await File.WriteAllTextAsync(good, "export failed");
        await chat.ChooseFileAsync(forged);
        await chat.ChooseFileAsync(good);
        await Assertions.Expect(chat.Chosen.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await chat.SendBox.FillAsync("Here is my invoice");

        await chat.SendAsync();

        const string why = "The content of \"invoice.pdf\" doesn't match its type";
        await Assertions.Expect(chat.LastSaid).ToContainTextAsync("Not sent. " + why);
        await Assertions.Expect(chat.LastSaid).Not.ToContainTextAsync("Retry");
        await Assertions.Expect(chat.SendBox).ToHaveValueAsync("Here is my invoice");
        await Assertions.Expect(chat.Chosen.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await page.ScreenshotAsync("chat-forged-desktop");
        await chat.SendAsync();
        await Assertions.Expect(chat.Chosen).ToBeHiddenAsync();
        await Assertions.Expect(chat.LastSaid).ToContainTextAsync("export log.txt");
        await chat.SettlesAsync();
        // The browser reports the one request that was refused, and Web Chat that it could not post; nothing else is wrong.
        Assert.Collection(
            page.Errors,
            e => Assert.Contains("status of 400", e, StringComparison.Ordinal),
            e => Assert.Contains("Failed to post activity", e, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task On_a_site_that_may_not_show_the_chat_visitors_are_shown_the_way_to_the_help_centre()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var other = await OtherSite.StartAsync($"<p>别的网站</p><script src='{desk.Address}/widget.js' data-lang='zh-CN' defer></script>");
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(other.Address));
        await page.Page.GotoAsync("/");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "打开在线客服" }).ClickAsync();

        var chat = ChatWindow.Of(page.Page);
        await Assertions.Expect(chat.Elsewhere).ToContainTextAsync("这个网页上暂时不能使用在线客服");
        await page.ScreenshotAsync("chat-elsewhere-phone");
        var help = await page.Context.RunAndWaitForPageAsync(() => chat.Elsewhere.GetByRole(AriaRole.Link, new() { Name = "打开帮助中心" }).ClickAsync());
        await Assertions.Expect(help.GetByRole(AriaRole.Heading, new() { Name = "帮助中心" })).ToBeVisibleAsync();
        await chat.PressAsync("关闭");
        await Assertions.Expect(chat.Elsewhere).ToBeHiddenAsync();
        // The browser itself reports the status of the frame; nothing else is wrong.
        Assert.Contains("status of 400", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_name_of_a_file_is_readable_on_the_visitors_own_bubble()
    {
        await using var desk = await TestDesk.StartAsync();
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(Screen.Phone, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        var file = folder["导出日志.txt"];
        await File.WriteAllTextAsync(file, "export failed");

        await chat.UploadAsync(file);

        var name = chat.Log.GetByText("导出日志.txt").Last;
        Assert.Equal("rgb(255, 255, 255)", await name.EvaluateAsync<string>("e => getComputedStyle(e).color"));
        await page.ScreenshotAsync("chat-file-phone");
        page.AssertNone();
    }

    [BrowserFact]
    public async Task While_the_host_is_away_the_chat_says_so_and_sends_what_was_said_when_it_is_back()
    {
        using var data = new TestFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        await using var page = await browser.OpenAsync(Screen.Desktop, host.BaseAddress);
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SeesAsync("您好，我是 SmartCV");

        await host.KillAsync();

        await Assertions.Expect(chat.Notice).ToHaveTextAsync("连接断开了，正在重新连接…");
        await page.ScreenshotAsync("chat-away-desktop");
        await host.StartAgainAsync();
        await Assertions.Expect(chat.Notice).ToBeHiddenAsync();
        await chat.AskAsync("客服几点上班");
        await chat.SeesAsync("周六 10:00");
    }
}
