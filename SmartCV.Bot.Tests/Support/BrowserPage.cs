using Microsoft.Playwright;

namespace SmartCV.Bot.Tests.Support;

/// <summary>A page in a browser context of its own, with the errors it reported: script errors, refused policies, failed requests.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    private BrowserPage(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of all pages of the context, in order. A test of a page that is in order ends with <c>Assert.Empty(page.Errors)</c>.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors) return [.. _errors];
        }
    }

    /// <summary>
    /// Saves what is seen to docs/images/NAME.png when UPDATE_SCREENSHOTS=1; otherwise does nothing, so that a test run leaves
    /// the working tree as it was.
    /// </summary>
    public async Task ScreenshotAsync(string name, IPage? page = null)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") != "1") return;
        await (page ?? Page).ScreenshotAsync(new() { Path = Repository.Under("docs", "images", name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>Another tab of the same visitor.</summary>
    public Task<IPage> OpenTabAsync() => Context.NewPageAsync();

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    internal static async Task<BrowserPage> OpenAsync(IBrowserContext context)
    {
        var first = await context.NewPageAsync();
        var result = new BrowserPage(context, first);
        context.WebError += (_, error) => result.Add("script: " + error.Error);
        context.Console += (_, line) =>
        {
            if (line.Type == "error") result.Add($"console: {line.Text} ({line.Location})");
        };
        return result;
    }

    private void Add(string error)
    {
        lock (_errors) _errors.Add(error);
    }
}
