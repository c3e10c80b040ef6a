using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Learning;

/// <summary>What a customer gets, from the worst to the best.</summary>
public enum AnswerWorth
{
    /// <summary>Something else was taken for sure.</summary>
    Wrong,

    /// <summary>It was not understood, or something else was offered.</summary>
    Nothing,

    /// <summary>The right thing is among the buttons.</summary>
    Offered,

    /// <summary>The right thing, at once.</summary>
    Right,
}

internal static class AnswerWorths
{
    public static AnswerWorth Of(EvaluationRow row)
    {
        var expected = row.Question.Label;
        if (row.Decision.Label == expected) return AnswerWorth.Right;
        // Urgent matters and wishes for a person are looked for by their signs first, whatever the engine says.
        if (expected == IntentExamples.Urgent && UrgencySigns.Read(row.Question.Text, "zh") is not null) return AnswerWorth.Right;
        if (expected == IntentExamples.Human && PersonSigns.Wants(row.Question.Text)) return AnswerWorth.Right;
        if (expected == IntentExamples.None)
            return row.Decision.Label is not null ? AnswerWorth.Wrong : row.Decision.Kind == AnswerKind.Miss ? AnswerWorth.Right : AnswerWorth.Nothing;
        if (row.Decision.Choices.Contains(expected)) return AnswerWorth.Offered;
        return row.IsWrong ? AnswerWorth.Wrong : AnswerWorth.Nothing;
    }
}
