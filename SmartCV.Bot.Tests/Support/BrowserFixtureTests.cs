using Microsoft.Playwright;

namespace SmartCV.Bot.Tests.Support;

[Trait("group", "browser")]
[Collection(BrowserCollection.Name)]
public sealed class BrowserFixtureTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_phone_is_narrow_and_errors_of_a_page_are_kept()
    {
        await using var phone = await browser.OpenAsync(Screen.Phone);

        await phone.Page.SetContentAsync("<meta name=viewport content='width=device-width'><p>您好 😀</p><script>console.error('seen')</script>");

        Assert.Equal(390, await phone.Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        await Assertions.Expect(phone.Page.GetByText("您好")).ToBeVisibleAsync();
        await Deadline.UntilAsync(() => phone.Errors.Any(e => e.StartsWith("console: seen", StringComparison.Ordinal)), "the page's error is kept");
    }

    [BrowserFact]
    public async Task Chinese_text_has_a_font()
    {
        await using var desktop = await browser.OpenAsync(Screen.Desktop);

        // A missing glyph is drawn as the same box for every character.
        await desktop.Page.SetContentAsync("<canvas id=c width=100 height=50></canvas>");
        var differ = await desktop.Page.EvaluateAsync<bool>(
            """
            () => {
              const draw = (text) => {
                const context = document.getElementById('c').getContext('2d');
                context.clearRect(0, 0, 100, 50);
                context.font = '30px sans-serif';
                context.fillText(text, 10, 40);
                return context.getImageData(0, 0, 100, 50).data.join();
              };
              return draw('简') !== draw('历');
            }
            """);

        Assert.True(differ);
    }
}
