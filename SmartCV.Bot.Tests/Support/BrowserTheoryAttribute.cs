namespace SmartCV.Bot.Tests.Support;

/// <summary>A test over several cases that needs Chromium; skipped where that is missing, unless CI=true.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Component.Chromium.SkipReason;
}
