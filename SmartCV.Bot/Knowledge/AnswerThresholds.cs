namespace SmartCV.Bot.Knowledge;

/// <summary>From which scores on the bot answers, asks or gives up.</summary>
public sealed record AnswerThresholds
{
    public static AnswerThresholds Default { get; } = new();

    /// <summary>Score of the best label from which its answer is given without asking.</summary>
    public double Sure { get; init; } = 0.5;

    /// <summary>Score from which the answer is given when it also leads clearly; the close ones are named below it.</summary>
    public double Likely { get; init; } = 0.3;

    /// <summary>How many times the second's score the best one must have to be answered at all when it is only likely.</summary>
    public double Lead { get; init; } = 1.6;

    /// <summary>A further label is named below an answer when it has at least this share of the best score.</summary>
    public double Close { get; init; } = 0.35;

    /// <summary>A label is offered as a choice from this score on.</summary>
    public double Choice { get; init; } = 0.06;

    /// <summary>From this score on a second label shares a bare keyword, so that it is asked which one is meant.</summary>
    public double Shared { get; init; } = 0.04;

    /// <summary>Below this the text fits nothing we know, whatever the scores say.</summary>
    public double Fits { get; init; } = 0.12;

    /// <summary>From here on a text that fits little is still worth the question "did you mean".</summary>
    public double FitsToAnswer { get; init; } = 0.2;

    /// <summary>An urgent matter or the wish for a person is believed from this score on, even when something else scores higher: a miss costs most.</summary>
    public double Alarm { get; init; } = 0.3;
}
