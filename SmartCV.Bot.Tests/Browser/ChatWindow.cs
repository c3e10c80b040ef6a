using Microsoft.Playwright;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

/// <summary>The chat on a page, used as a visitor uses it: launcher, send box, buttons, paper clip.</summary>
public sealed class ChatWindow
{
    /// <summary>Web Chat glides to what is new; for a picture it has to have arrived.</summary>
    private const string AtEnd =
        "e => { while (e && e.scrollHeight <= e.clientHeight + 1) e = e.parentElement; return !e || e.scrollTop + e.clientHeight >= e.scrollHeight - 2; }";

    /// <summary>Gliding has ended: twenty frames in one place.</summary>
    private const string AtRest =
        "e => { while (e && e.scrollHeight <= e.clientHeight + 1) e = e.parentElement; if (!e) return true; return new Promise(done => { let same = 0, last = e.scrollTop; "
        + "const look = () => { same = e.scrollTop === last ? same + 1 : 0; last = e.scrollTop; same === 20 ? done(true) : requestAnimationFrame(look); }; look(); }); }";

    private readonly IPage _page;

    private ChatWindow(IPage page) => _page = page;

    private IFrameLocator Frame => _page.FrameLocator("iframe.panel");

    public ILocator SendBox => Frame.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>Everything that is said in the chat, as Web Chat draws it.</summary>
    public ILocator Log => Frame.Locator("[role='feed']");

    /// <summary>Why something was not sent.</summary>
    public ILocator Refusal => Frame.Locator("#refusal");

    /// <summary>The files that wait to be sent.</summary>
    public ILocator Chosen => Frame.Locator("#chosen");

    /// <summary>What stands in the frame where the chat may not be.</summary>
    public ILocator Elsewhere => Frame.Locator("#elsewhere");

    /// <summary>That the host is away.</summary>
    public ILocator Notice => Frame.Locator("#notice");

    /// <summary>What the bot has said.</summary>
    private ILocator BotTurns => Log.Locator(".webchat__bubble:not(.webchat__bubble--from-user)");

    /// <summary>Opens the demo page and the chat on it.</summary>
    public static async Task<ChatWindow> OpenAsync(BrowserPage browser, IPage? tab = null)
    {
        var page = tab ?? browser.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("在线客服|support chat") }).ClickAsync();
        return await ShownAsync(page);
    }

    /// <summary>The chat of a page that shows it already, as after a reload.</summary>
    public static async Task<ChatWindow> ShownAsync(IPage page)
    {
        var chat = new ChatWindow(page);
        await Assertions.Expect(chat.SendBox).ToBeEnabledAsync();
        // The greeting, or what was said before: a word of the bot that comes later must not be taken for an answer.
        await Assertions.Expect(chat.BotTurns.First).ToBeVisibleAsync();
        return chat;
    }

    /// <summary>The frame of a page as it is, chat or not.</summary>
    public static ChatWindow Of(IPage page) => new(page);

    public async Task SayAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Says something and waits for the bot's word after it.</summary>
    public Task AskAsync(string text) => AnsweredAsync(text, () => SayAsync(text));

    /// <summary>Fills in a field of the card that was shown last.</summary>
    public Task FillAsync(string label, string text) => Log.GetByLabel(label).Last.FillAsync(text);

    /// <summary>Presses a button that the bot offers and waits for the bot's word after it.</summary>
    public Task ChooseAsync(string label) => AnsweredAsync(label, () => PressAsync(label));

    /// <summary>Chooses a file with the paper clip, sends it with what is in the box, and waits for the bot's word after it.</summary>
    public async Task UploadAsync(string path)
    {
        await ChooseFileAsync(path);
        await Assertions.Expect(Chosen).ToContainTextAsync(Path.GetFileName(path));
        await AnsweredAsync(path, SendAsync);
    }

    /// <summary>Chooses a file with the paper clip, whatever comes of it.</summary>
    public Task ChooseFileAsync(string path) => Frame.Locator("input[type='file']").First.SetInputFilesAsync(path);

    /// <summary>Presses the button beside the box.</summary>
    public Task SendAsync() => Frame.Locator(".webchat__send-button").ClickAsync();

    /// <summary>The last thing that the visitor said, with what Web Chat tells of it.</summary>
    public ILocator LastSaid => Log.Locator("article").Filter(new() { Has = Frame.Locator(".webchat__bubble--from-user") }).Last;

    /// <summary>Waits until the chat shows a text, which is drawn once.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Log.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>How often the visitor said something, as drawn.</summary>
    public Task<int> SaidAsync(string text) => Log.Locator(".webchat__bubble--from-user").Filter(new() { HasText = text }).CountAsync();

    /// <summary>Waits until nothing is under way: connected, and every message sent.</summary>
    public async Task SettlesAsync()
    {
        await Assertions.Expect(Frame.GetByText("正在连接")).ToHaveCountAsync(0);
        await Assertions.Expect(Frame.GetByText("正在发送")).ToHaveCountAsync(0);
        await Deadline.UntilAsync(async _ => await Log.EvaluateAsync<bool>(AtEnd), "the chat has scrolled to its end");
    }

    /// <summary>Waits until nothing moves any more, wherever it has come to.</summary>
    public Task StandsStillAsync() => Log.EvaluateAsync<bool>(AtRest);

    /// <summary>The last link of the chat whose address holds a text.</summary>
    public Task<string?> LinkAsync(string part) => Log.Locator($"a[href*='{part}']").Last.GetAttributeAsync("href");

    /// <summary>Presses a button that the bot offers.</summary>
    public Task PressAsync(string label) => Frame.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    private async Task AnsweredAsync(string what, Func<Task> act)
    {
        var before = await BotTurns.CountAsync();
        await act();
        await Deadline.UntilAsync(async _ => await BotTurns.CountAsync() > before, $"an answer to: {what}");
    }
}
