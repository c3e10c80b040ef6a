namespace SmartCV.Bot.Tests.Support;

/// <summary>A test over several cases that needs Node with the packages of Peers/; skipped where they are missing, unless CI=true.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Component.Node.SkipReason;
}
