namespace SmartCV.Bot.Tests.Support;

/// <summary>A test that needs Node; skipped where that is missing, unless CI=true.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Component.Node.SkipReason;
}
