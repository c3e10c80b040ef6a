namespace SmartCV.Bot.Recognition;

/// <summary>
/// Understands short questions by what it learned from the content alone: linear classifiers and a small network over pieces of words, and the
/// likeness to every example, added up. Nothing is downloaded and nothing foreign is shipped. A prediction takes some ten microseconds.
/// </summary>
public sealed class IntentEngine : IIntentEngine
{
    private const int Most = 5;
    private static readonly Prediction Nothing = new([], 0);

    private readonly IntentModel _model;

    internal IntentEngine(IntentModel model) => _model = model;

    internal IntentModel Model => _model;

    /// <summary>Below this value of <see cref="Prediction.Fits"/> a text counts as out of scope, by what was learned. Whoever can ask back may be stricter or laxer.</summary>
    public double Threshold => _model.Fits.Threshold;

    /// <summary>Learns from the examples: some seconds for 4,000 texts on two processors.</summary>
    /// <param name="validation">Texts that are not learned, only looked at to find the threshold. Their labels are those of the examples, or none.</param>
    /// <param name="processors">As many are used at most; -1: all.</param>
    public static IntentEngine Train(IReadOnlyList<LabelledText> examples, IReadOnlyList<LabelledText>? validation = null, int processors = -1) =>
        new(IntentTrainer.Train(examples, validation ?? [], processors));

    /// <summary>Ranks the labels. Both languages are understood in any text, so the language is not used.</summary>
    public Prediction Predict(string text, string language)
    {
        var scratch = IntentScratch.For(_model);
        if (_model.Labels.Length == 0 || !IntentScoring.Score(_model, text, scratch)) return Nothing;
        return new Prediction(Best(scratch.Scores), _model.Fits.Of(scratch.Signals));
    }

    private ScoredLabel[] Best(float[] scores)
    {
        Span<int> best = stackalloc int[Most];
        var count = 0;
        for (var k = 0; k < _model.Labels.Length; k++)
        {
            var at = count;
            while (at > 0 && scores[k] > scores[best[at - 1]]) at--;
            if (at == Most) continue;
            if (count < Most) count++;
            for (var i = count - 1; i > at; i--) best[i] = best[i - 1];
            best[at] = k;
        }

        var ranked = new ScoredLabel[count];
        for (var i = 0; i < count; i++) ranked[i] = new ScoredLabel(_model.Labels[best[i]], scores[best[i]]);
        return ranked;
    }
}
