using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Browser;

internal static class PageErrors
{
    /// <summary>Fails with every error that the page reported, in full.</summary>
    public static void AssertNone(this BrowserPage page) => Assert.True(page.Errors.Count == 0, string.Join("\n", page.Errors));
}
