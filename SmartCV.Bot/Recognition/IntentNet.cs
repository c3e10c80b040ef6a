namespace SmartCV.Bot.Recognition;

/// <summary>
/// A small network: pieces to one hidden layer to labels. It shares what it learns about a word between labels, which helps where an item has few
/// ways of asking. Trained by gradient steps with a rate per weight (Adagrad); half of the hidden units and a part of the pieces are left out at
/// random in every step so that it does not learn the examples by heart. Deterministic by a fixed seed.
/// </summary>
internal sealed class IntentNet
{
    public const int Hidden = 128;

    public IntentNet(float[] into, float[] intoBias, float[] outOf, float[] outOfBias)
    {
        Into = into;
        IntoBias = intoBias;
        OutOf = outOf;
        OutOfBias = outOfBias;
    }

    /// <summary>One row of <see cref="Hidden"/> weights per piece.</summary>
    public float[] Into { get; }

    public float[] IntoBias { get; }

    /// <summary>One row per hidden unit, as long as the padded number of labels.</summary>
    public float[] OutOf { get; }

    public float[] OutOfBias { get; }

    /// <param name="hidden">Room for <see cref="Hidden"/> numbers.</param>
    /// <param name="scores">Room for the padded number of labels.</param>
    public void Score(IntentVector vector, Span<float> hidden, Span<float> scores)
    {
        IntoBias.CopyTo(hidden);
        for (var i = 0; i < vector.Count; i++) IntentRows.Add(hidden, Into.AsSpan(vector.Positions[i] * Hidden, Hidden), vector.Values[i]);
        OutOfBias.CopyTo(scores);
        for (var h = 0; h < Hidden; h++)
            if (hidden[h] > 0) IntentRows.Add(scores, OutOf.AsSpan(h * scores.Length, scores.Length), hidden[h]);
    }
}
