using Microsoft.Playwright;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Tests.Pages;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>A page that says who its visitor is while the chat is still being opened.</summary>
[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class IdentifyTests(BrowserFixture browser)
{
    private const string SharedSecret = "shared-by-the-site-and-the-tests-0123456789";

    [BrowserFact]
    public async Task The_last_user_that_the_page_names_is_the_one_who_chats()
    {
        await using var desk = await TestDesk.StartAsync(new DeskSetup { Settings = new Dictionary<string, string> { ["Widget:SiteToken:SharedSecret"] = SharedSecret } });
        await using var page = await browser.OpenAsync(Screen.Desktop, new Uri(desk.Address));
        var token = SiteKey.Shared(SharedSecret).Sign(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(30));
        var (asked, named) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.Page.RouteAsync("**/widget/session", async route =>
        {
            asked.TrySetResult();
            await named.Task;
            await route.ContinueAsync();
        });
        await page.Page.GotoAsync("/?chat=open");
        await asked.Task.WaitAsync(Deadline.Default);

        await page.Page.EvaluateAsync("token => SmartCVSupport.identify(token)", token);
        named.SetResult();
        var chat = await ChatWindow.ShownAsync(page.Page);
        await chat.AskAsync("你好");

        var customer = await desk.Get<CustomerStore>().FindByIdentityAsync(Identity.Account, "user-1", CancellationToken.None);
        var conversation = await desk.Get<ConversationStore>().FindByCustomerAsync(customer!, "webchat", CancellationToken.None);
        Assert.Contains(await desk.TranscriptAsync(conversation!.Id), a => a.Text == "你好");
        page.AssertNone();
    }
}
