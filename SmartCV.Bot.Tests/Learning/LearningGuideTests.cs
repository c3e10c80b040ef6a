using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>docs/learning.md names every command, state and finding, and the measure of the check.</summary>
public sealed class LearningGuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.Under("docs", "learning.md"));

    [Fact]
    public void Every_verb_of_the_command_is_told()
    {
        var verbs = LearnCommand.Help.Split('\n').Where(l => l.StartsWith("  learn ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[1]).ToList();

        Assert.Equal(9, verbs.Count);
        Assert.All(verbs, verb => Assert.Contains($"`learn {verb}", Guide.Replace("`learn withdraw`, `ignore`", "`learn withdraw`, `learn ignore`", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_state_and_the_measure_are_told()
    {
        Assert.All(Enum.GetNames<OverlayState>(), name => Assert.Contains(name.ToLowerInvariant(), Guide, StringComparison.Ordinal));
        Assert.Contains(FormattableString.Invariant($"over {ChangeLimits.ChanceNear} times the square root"), Guide, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"with {ChangeLimits.Chance} times the square root"), Guide, StringComparison.Ordinal);
    }
}
