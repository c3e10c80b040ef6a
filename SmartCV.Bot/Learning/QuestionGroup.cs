using System.Security.Cryptography;
using System.Text;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Learning;

/// <summary>Questions that ask the same and that nothing answers well yet.</summary>
public sealed record QuestionGroup
{
    /// <summary>Eight hexadecimal digits, made from the oldest question: it stays while others come in.</summary>
    public required string Id { get; init; }

    public required string Language { get; init; }

    /// <summary>How often it was asked.</summary>
    public required int Count { get; init; }

    /// <summary>miss, no-choice, not-helped: how often each.</summary>
    public required IReadOnlyDictionary<string, int> Reasons { get; init; }

    public required DateTimeOffset Newest { get; init; }

    /// <summary>The different texts, the most frequent first.</summary>
    public required IReadOnlyList<GroupedText> Texts { get; init; }

    /// <summary>Items and intents that come closest by what is known now; scores as in <see cref="Prediction.Ranked"/>, the mean over the texts.</summary>
    public required IReadOnlyList<ScoredLabel> Nearest { get; init; }

    /// <summary>Numbers of the overlay entries that would answer some of it and are not in use yet.</summary>
    public required IReadOnlyList<long> Proposed { get; init; }

    /// <summary>The name of a question, and of the group it opens.</summary>
    public static string IdOf(string language, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(language + "\n" + TextFold.Letters(text))))[..8];
}

/// <summary>One text of a group.</summary>
/// <param name="Id">Names it alone; see <see cref="QuestionGroup.IdOf"/>.</param>
/// <param name="Text">As it was written last.</param>
/// <param name="Questions">Ids of the rows.</param>
public sealed record GroupedText(string Id, string Text, int Count, IReadOnlyList<string> Questions);
