namespace SmartCV.Bot.Recognition;

/// <summary>Training texts as vectors, one after the other.</summary>
internal sealed class IntentSamples
{
    private IntentSamples(int[] starts, int[] positions, float[] values, int[] labels)
    {
        Starts = starts;
        Positions = positions;
        Values = values;
        Labels = labels;
    }

    public int[] Starts { get; }

    public int[] Positions { get; }

    public float[] Values { get; }

    /// <summary>Number of the label of each text.</summary>
    public int[] Labels { get; }

    public int Count => Labels.Length;

    public static IntentSamples Read(IReadOnlyList<string> texts, int[] labels, IntentVocabulary vocabulary)
    {
        var vector = new IntentVector();
        var starts = new int[texts.Count + 1];
        var positions = new List<int>(texts.Count * 40);
        var values = new List<float>(texts.Count * 40);
        for (var i = 0; i < texts.Count; i++)
        {
            vector.Read(texts[i], vocabulary);
            positions.AddRange(vector.Positions.AsSpan(0, vector.Count));
            values.AddRange(vector.Values.AsSpan(0, vector.Count));
            starts[i + 1] = positions.Count;
        }

        return new IntentSamples(starts, [.. positions], [.. values], labels);
    }
}
