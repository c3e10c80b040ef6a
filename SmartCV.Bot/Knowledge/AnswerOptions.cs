namespace SmartCV.Bot.Knowledge;

/// <summary>
/// Section <c>Answers</c>: from which certainty on the bot answers, asks back or gives up. Scores and fits are between 0 and 1. The defaults
/// are measured on the questions of this repository (<c>evaluate</c> reads the same section, so that a change can be measured before it counts).
/// </summary>
public sealed record AnswerOptions
{
    public static AnswerOptions Default { get; } = new();

    /// <summary>Score of the best label from which its answer is given without asking.</summary>
    public double Sure { get; set; } = 0.5;

    /// <summary>Score from which the answer is given when it also leads clearly; the close ones are named below it.</summary>
    public double Likely { get; set; } = 0.3;

    /// <summary>How many times the second's score the best one must have to be answered at all when it is only likely. At least 1.</summary>
    public double Lead { get; set; } = 1.6;

    /// <summary>A further label is named below an answer when it has at least this share of the best score.</summary>
    public double Close { get; set; } = 0.35;

    /// <summary>A label is offered as a choice from this score on.</summary>
    public double Choice { get; set; } = 0.06;

    /// <summary>From this score on a second label shares a bare keyword, so that it is asked which one is meant.</summary>
    public double Shared { get; set; } = 0.04;

    /// <summary>Below this the text fits nothing we know, whatever the scores say.</summary>
    public double Fits { get; set; } = 0.12;

    /// <summary>From here on it fits well enough for an answer; between <see cref="Fits"/> and this it is only worth the question "did you mean".</summary>
    public double FitsToAnswer { get; set; } = 0.2;

    /// <summary>An urgent matter or the wish for a person is believed from this score on, even when something else scores higher: a miss costs most. The text must fit by <see cref="Fits"/>.</summary>
    public double Alarm { get; set; } = 0.3;

    /// <summary>The share of the best score that such an alarm must have at least.</summary>
    public double AlarmClose { get; set; } = 0.6;

    /// <summary>So long after an answer a short question ("那年付呢") may go on from it. From zero (never) to a day.</summary>
    public TimeSpan FollowUpWithin { get; set; } = TimeSpan.FromMinutes(10);
}
