using SmartCV.Bot.Tests.Support;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Another seed in every run; a failure names it.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task Five_thousand_changed_pushes_are_opened_or_refused() => RunAsync(5_000, output);

    internal static async Task RunAsync(int inputs, ITestOutputHelper output)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");

        var run = await Deadline.WithinAsync(Task.Run(() => new WeChatFuzz(seed).Run(inputs)), $"{inputs} inputs of seed {seed}", TimeSpan.FromMilliseconds(inputs * 20.0));

        output.WriteLine($"{run.Opened} of {inputs} opened, the slowest took {run.Slowest.TotalMilliseconds:F1} ms");
        // Were all of them refused at the door, nothing behind it would have been tried.
        Assert.InRange(run.Opened, inputs / 30, inputs * 9 / 10);
    }
}

[Trait("group", "long")]
public sealed class LongFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_hundred_thousand_changed_pushes_are_opened_or_refused() => FuzzTests.RunAsync(100_000, output);
}
