namespace SmartCV.Bot.Tests.Support;

/// <summary>A test that needs Chromium; skipped where that is missing, unless CI=true.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Component.Chromium.SkipReason;
}
