using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Knowledge;

/// <summary>
/// A question that is only the rest of one, to be understood by what was answered last: "那年付呢", "and for Mac?", "为什么", "手机上可以吗". Recognised by its
/// shape alone; what it means is for <see cref="FollowUpDecision"/>.
/// </summary>
/// <param name="Core">What it adds, folded, without the words that tie it to what came before: 年付, mac.</param>
public sealed record FollowUp(FollowUpShape Shape, string Core)
{
    /// <summary>Names of the word lists: what ties a text to the last answer when it begins or ends with it, what does so as a whole, and what the rest of a statement begins with.</summary>
    public const string Before = "follow_before", After = "follow_after", Whole = "follow_whole", Not = "follow_not";

    // A Latin word says about as much as two Han characters. What is longer says what it is about by itself.
    private const int LongestCore = 12;
    private const int WeightOfWord = 2;
    private const int MostTies = 3;

    // They ask and say nothing; 么 is not among them, since 什么 ends with it.
    private static readonly char[] Particles = ['吗', '嘛', '呀', '啊'];

    // "那谢谢", "人工呢" and "那还是不行" are complete: they are no rest of a question. A bare 取消 may well be one ("那取消呢").
    private static readonly string[] Complete = ["thanks", "ok", "yes", "no", "bye", "greeting", "person", "solved", "unsolved", "urgent", "ticket", "angry", "bot", "language", "languages"];

    /// <summary>Null when the text is no follow-up by its shape.</summary>
    public static FollowUp? Read(string text, LanguageWords words)
    {
        var (core, hasBefore, hasAfter) = Untied(WordKey.Of(text), words);
        if (words.Is(Whole, text) || words.Is(Whole, core)) return new FollowUp(FollowUpShape.Whole, core);
        var asks = QuestionSigns.AsksSomething(text);
        if (core.Length == 0 || Weight(core) > LongestCore || Complete.Any(list => words.Is(list, core))) return null;
        // A statement may begin with 那, too: "那我试试", "so I tried that".
        if (!asks) return hasBefore && words.AfterOneOf(Not, core) is null ? new FollowUp(FollowUpShape.Tied, core) : null;
        return new FollowUp(hasBefore || hasAfter ? FollowUpShape.Tied : FollowUpShape.Short, core);
    }

    private static (string Core, bool HasBefore, bool HasAfter) Untied(string key, LanguageWords words)
    {
        var (hasBefore, hasAfter) = (false, false);
        for (var taken = 0; taken < MostTies; taken++)
        {
            if (words.AfterOneOf(Before, key) is { } rest) (key, hasBefore) = (rest, true);
            else if (words.BeforeOneOf(After, key) is { } front) (key, hasAfter) = (front, true);
            else break;
        }

        return (key.TrimEnd(Particles), hasBefore, hasAfter);
    }

    private static int Weight(string core)
    {
        var weight = 0;
        for (var i = 0; i < core.Length; i++)
        {
            if (core[i] >= '\u2e80') weight++;
            else if (char.IsLetterOrDigit(core[i]) && (i == 0 || !char.IsLetterOrDigit(core[i - 1]))) weight += WeightOfWord;
        }

        return weight;
    }
}

public enum FollowUpShape
{
    /// <summary>A word ties it to what came before: "那…", "…呢", "what about …".</summary>
    Tied,

    /// <summary>A question word and nothing else: 为什么, "how long".</summary>
    Whole,

    /// <summary>A short question without such a word. It may be complete, so it is only a follow-up where it means nothing by itself.</summary>
    Short,
}
