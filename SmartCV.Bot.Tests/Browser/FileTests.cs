using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>Files in the chat: chosen, looked at, sent with words.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class FileTests(BrowserFixture browser)
{
    public static TheoryData<Screen> Screens => new(Screen.Desktop, Screen.Phone);

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public async Task Pictures_wait_for_words_and_one_can_be_taken_away_again(Screen screen)
    {
        await using var desk = await TestDesk.StartAsync();
        using var folder = new TestFolder();
        await using var page = await browser.OpenAsync(screen, new Uri(desk.Address));
        var chat = await ChatWindow.OpenAsync(page);
        await chat.SettlesAsync();
        foreach (var name in new[] { "第一张.png", "第二张.png" })
        {
            await page.Page.ScreenshotAsync(new() { Path = folder[name], Clip = new() { Width = 390, Height = 120 } });
            await chat.ChooseFileAsync(folder[name]);
            await Assertions.Expect(chat.Chosen).ToContainTextAsync(name);
        }

        await Assertions.Expect(chat.Chosen.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await page.ScreenshotAsync($"chat-chosen-{screen}");
        await chat.PressAsync("不发送“第一张.png”");
        await chat.AskAsync("导出的 PDF 是这样的");

        await Assertions.Expect(chat.Chosen).ToBeHiddenAsync();
        await Assertions.Expect(chat.LastSaid).ToContainTextAsync("导出的 PDF 是这样的");
        var picture = chat.LastSaid.GetByRole(AriaRole.Img, new() { Name = "第二张.png" });
        await Assertions.Expect(picture).ToHaveCountAsync(1);
        await Assertions.Expect(chat.LastSaid.GetByRole(AriaRole.Img, new() { Name = "第一张.png" })).ToHaveCountAsync(0);
        Assert.Equal("rgb(255, 255, 255)", await picture.EvaluateAsync<string>("e => getComputedStyle(e.closest('.webchat__bubble__content')).backgroundColor"));
        await chat.SettlesAsync();
        await page.ScreenshotAsync($"chat-picture-{screen}");
        page.AssertNone();
    }
}
