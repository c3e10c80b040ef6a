using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>A page that says who its visitor is, and is not believed.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class RefusedUserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_visitor_whose_site_token_is_refused_can_still_chat()
    {
        await using var desk = await TestDesk.StartAsync();
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        await page.Page.GotoAsync("/");
        await page.Page.EvaluateAsync("SmartCVSupport.identify('no token of this site')");

        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("在线客服") }).ClickAsync();
        var chat = await ChatWindow.ShownAsync(page.Page);

        await chat.SeesAsync("您好，我是 SmartCV");
        // The browser itself reports the refusal; nothing else is wrong.
        Assert.Contains("403", Assert.Single(page.Errors), StringComparison.Ordinal);
    }
}
