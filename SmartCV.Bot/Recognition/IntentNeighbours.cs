namespace SmartCV.Bot.Recognition;

/// <summary>Compares a text with every example (cosine), by way of an index from piece to examples.</summary>
internal sealed class IntentNeighbours
{
    /// <summary>A label is as near as its best three examples, the best one most.</summary>
    private const float First = 0.6f;
    private const float Second = 0.25f;
    private const float Third = 0.15f;

    public IntentNeighbours(int[] starts, int[] texts, float[] values, int[] labels)
    {
        Starts = starts;
        Texts = texts;
        Values = values;
        Labels = labels;
    }

    /// <summary>Where the entries of each piece begin.</summary>
    public int[] Starts { get; }

    public int[] Texts { get; }

    public float[] Values { get; }

    public int[] Labels { get; }

    public static IntentNeighbours Build(IntentSamples samples, int features)
    {
        var starts = new int[features + 1];
        foreach (var position in samples.Positions) starts[position + 1]++;
        for (var f = 0; f < features; f++) starts[f + 1] += starts[f];
        var next = starts.AsSpan(0, features).ToArray();
        var texts = new int[samples.Positions.Length];
        var values = new float[samples.Positions.Length];
        for (var i = 0; i < samples.Count; i++)
            for (var p = samples.Starts[i]; p < samples.Starts[i + 1]; p++)
            {
                var at = next[samples.Positions[p]]++;
                texts[at] = i;
                values[at] = samples.Values[p];
            }

        return new IntentNeighbours(starts, texts, values, samples.Labels);
    }

    /// <param name="likeness">Room for one number per example.</param>
    /// <param name="best">Room for three numbers per label; afterwards the first of each three is the likeness of its nearest example.</param>
    /// <param name="scores">One number per label.</param>
    public void Score(IntentVector vector, Span<float> likeness, Span<float> best, Span<float> scores)
    {
        likeness = likeness[..Labels.Length];
        likeness.Clear();
        for (var i = 0; i < vector.Count; i++)
        {
            var (position, value) = (vector.Positions[i], vector.Values[i]);
            var texts = Texts.AsSpan(Starts[position]..Starts[position + 1]);
            var values = Values.AsSpan(Starts[position], texts.Length);
            for (var p = 0; p < texts.Length; p++) likeness[texts[p]] += values[p] * value;
        }

        best.Clear();
        for (var t = 0; t < likeness.Length; t++)
            if (likeness[t] > best[(Labels[t] * 3) + 2]) Insert(best.Slice(Labels[t] * 3, 3), likeness[t]);
        for (var k = 0; k < scores.Length; k++) scores[k] = (First * best[k * 3]) + (Second * best[(k * 3) + 1]) + (Third * best[(k * 3) + 2]);
    }

    private static void Insert(Span<float> three, float value)
    {
        if (value > three[0]) (three[0], three[1], three[2]) = (value, three[0], three[1]);
        else if (value > three[1]) (three[1], three[2]) = (value, three[1]);
        else three[2] = value;
    }
}
