namespace SmartCV.Bot.Recognition;

/// <summary>How the signals of <see cref="IntentScoring"/> tell whether any label fits.</summary>
/// <param name="Weights">One per signal and a last one, the constant, for a logistic regression.</param>
/// <param name="Threshold">Below it a text counts as out of scope: so that few texts are lost which a label fits.</param>
internal sealed record IntentFits(float[] Weights, float Threshold)
{
    /// <summary>For content too small to learn from: the winner's lead, its nearness and the share of known words, weighed by hand. Of ten labels with six texts each the threshold loses one in eight that a label fits, and tells three in four that none fits.</summary>
    public static IntentFits Prior { get; } = new([1.5f, 1f, 1.5f, 2f, 2f, 1.5f, 1.5f, -4f, 0f, -2.5f], 0.7f);

    /// <summary>Between 0 and 1: how sure it is that any label fits.</summary>
    public double Of(ReadOnlySpan<float> signals)
    {
        var sum = Weights[^1];
        for (var i = 0; i < signals.Length; i++) sum += Weights[i] * signals[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
