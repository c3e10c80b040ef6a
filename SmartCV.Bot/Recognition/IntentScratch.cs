namespace SmartCV.Bot.Recognition;

/// <summary>Working memory for one reading, kept per thread so that a prediction allocates nothing but its result.</summary>
internal sealed class IntentScratch
{
    [ThreadStatic]
    private static IntentScratch? _ofThread;

    public IntentVector Vector { get; } = new();

    public float[] Likeness { get; private set; } = [];

    public float[] Best { get; private set; } = [];

    public float[] Margins { get; private set; } = [];

    public float[] Near { get; private set; } = [];

    public float[] NetScores { get; private set; } = [];

    /// <summary>What one network says; <see cref="NetScores"/> is the mean.</summary>
    public float[] OneNet { get; private set; } = [];

    public float[] Hidden { get; } = new float[IntentNet.Hidden];

    /// <summary>The final scores: shares of 1, one per label.</summary>
    public float[] Scores { get; private set; } = [];

    public float[] Signals { get; } = new float[IntentScoring.SignalCount];

    public static IntentScratch For(IntentModel model)
    {
        var scratch = _ofThread ??= new IntentScratch();
        if (scratch.Scores.Length != model.Width) scratch.Widen(model.Width);
        if (scratch.Likeness.Length < model.Neighbours.Labels.Length) scratch.Likeness = new float[model.Neighbours.Labels.Length];
        return scratch;
    }

    private void Widen(int width)
    {
        Best = new float[width * 3];
        Margins = new float[width];
        Near = new float[width];
        NetScores = new float[width];
        OneNet = new float[width];
        Scores = new float[width];
    }
}
