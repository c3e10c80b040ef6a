using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>What is learned from the content of this repository: learned once for all tests that only ask it.</summary>
internal static class ShippedUnderstanding
{
    private static readonly Lazy<FaqContent> ReadOnce = new(() => FaqReader.Read(ContentFolder.RepositoryRoot(), null, new()));
    private static readonly Lazy<IntentEngine> LearnedOnce = new(() => IntentEngine.Train(Content.Examples()));

    public static FaqContent Content => ReadOnce.Value;

    public static IntentEngine Engine => LearnedOnce.Value;
}
