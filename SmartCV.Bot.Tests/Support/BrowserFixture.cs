using Microsoft.Playwright;

namespace SmartCV.Bot.Tests.Support;

/// <summary>One Chromium for all classes of the collection <c>browser</c>; each test opens pages in a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Without the sandbox it runs as root too; without background networking it looks up nothing outside the machine.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        // The fixture is made even when all tests of the collection are skipped.
        if (Component.Chromium.Value is not { } chromium) return;
        // The default of 5 s is a time limit rather than a guard against hanging: on two busy cores the chat client alone needs that long to load.
        Assertions.SetDefaultExpectTimeout((float)Deadline.Default.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments });
    }

    /// <summary>A context of its own (cookies, storage) with one page. Dispose of it to close both.</summary>
    /// <param name="userAgent">How the browser calls itself; null: as people's browsers do.</param>
    public async Task<BrowserPage> OpenAsync(Screen screen, Uri? baseAddress = null, string locale = "zh-CN", string? userAgent = null)
    {
        var browser = _browser ?? throw new InvalidOperationException(Component.Chromium.Require());
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = baseAddress?.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
            DeviceScaleFactor = screen.IsPhone ? 2 : 1,
            Locale = locale,
            // A proxy of a test makes its own certificate.
            IgnoreHTTPSErrors = true,
            // As people's browsers call themselves: without "Headless".
            UserAgent = userAgent is not null ? userAgent : screen.IsPhone
                ? "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
                : "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(30_000);
        return await BrowserPage.OpenAsync(context);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
