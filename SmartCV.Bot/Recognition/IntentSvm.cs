namespace SmartCV.Bot.Recognition;

/// <summary>
/// One linear classifier per label (support vector machines, squared hinge loss), found by dual coordinate descent (Hsieh et al., 2008). All labels are
/// worked on in step: the weights of a piece for every label stand side by side, so one pass over a text serves all labels with vector instructions.
/// Deterministic: the order of the texts is shuffled with a fixed seed.
/// </summary>
internal static class IntentSvm
{
    /// <summary>Value of the constant piece that every text has.</summary>
    public const float Bias = 0.5f;

    // Half the inverse of the cost of a mistake (1): how far one text may push the weights.
    private const float Softness = 0.5f;
    private const int Passes = 12;

    /// <summary>Weights, one row per piece of the vocabulary and a last one for the constant; a row has <see cref="IntentRows.Padded"/> columns.</summary>
    public static float[] Train(IntentSamples samples, int features, int labels)
    {
        var width = IntentRows.Padded(labels);
        var weights = new float[(features + 1) * width];
        var alphas = new float[samples.Count * width];
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var random = new Random(17);
        var change = new float[width];
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var i in order) Step(samples, i, weights, alphas.AsSpan(i * width, width), change, labels);
        }

        return weights;
    }

    private static void Step(IntentSamples samples, int i, float[] weights, Span<float> alphas, Span<float> change, int labels)
    {
        var width = change.Length;
        var features = (weights.Length / width) - 1;
        var (from, to) = (samples.Starts[i], samples.Starts[i + 1]);
        var constant = weights.AsSpan(features * width, width);
        change.Clear();
        IntentRows.Add(change, constant, Bias);
        var length = Bias * Bias;
        for (var p = from; p < to; p++)
        {
            IntentRows.Add(change, weights.AsSpan(samples.Positions[p] * width, width), samples.Values[p]);
            length += samples.Values[p] * samples.Values[p];
        }

        var label = samples.Labels[i];
        for (var k = 0; k < labels; k++)
        {
            var sign = k == label ? 1f : -1f;
            var gradient = (sign * change[k]) - 1 + (alphas[k] * Softness);
            var alpha = MathF.Max(0, alphas[k] - (gradient / (length + Softness)));
            change[k] = (alpha - alphas[k]) * sign;
            alphas[k] = alpha;
        }

        IntentRows.Add(constant, change, Bias);
        for (var p = from; p < to; p++) IntentRows.Add(weights.AsSpan(samples.Positions[p] * width, width), change, samples.Values[p]);
    }
}
