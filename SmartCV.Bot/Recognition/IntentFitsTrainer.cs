namespace SmartCV.Bot.Recognition;

/// <summary>
/// Learns when no label fits, although nobody wrote down what people ask that we can't answer: a quarter of the labels is hidden at a time, a model is
/// trained on the rest, and the texts of the hidden labels play the questions without an answer, against texts of the other labels that were left out.
/// A logistic regression over the signals of <see cref="IntentScoring"/> then tells the two apart.
/// </summary>
internal sealed class IntentFitsTrainer
{
    private const int Hidings = 4;
    // Hiding less often does with many examples: each time gives thousands of cases.
    private const int HidingsOfMany = 2;
    private const int ManyExamples = 6000;

    // How often the models without a part of the labels see their examples: they need not be as good as the one that answers, only as unsure.
    private const int Passes = 14;

    private const int FewestExamples = 200;
    private const int FewestLabels = 12;

    // Left-out texts of known labels: a label that has one example only can't spare it, so there may be few or none.
    private const int FewestLeftOut = 20;
    private const float Decay = 0.02f;

    // The left-out texts are judged by models that were trained on less; of texts that the whole model sees, fewer are lost at the same threshold.
    private const double LostOfLeftOut = 0.022;
    private const double LostOfValidation = 0.03;

    private readonly IReadOnlyList<LabelledText> _examples;
    private readonly List<string> _labels;
    private readonly HashSet<string> _single;
    private readonly List<(float[] Signals, bool Fits)>[] _cases;

    public IntentFitsTrainer(IReadOnlyList<LabelledText> examples)
    {
        _examples = examples;
        _labels = examples.Select(e => e.Label).Where(l => l != IntentModel.NoneLabel).Distinct().Order(StringComparer.Ordinal).ToList();
        _single = examples.CountBy(e => e.Label).Where(l => l.Value == 1).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        Parts = examples.Count < FewestExamples || _labels.Count < FewestLabels ? 0 : examples.Count > ManyExamples ? HidingsOfMany : Hidings;
        _cases = new List<(float[] Signals, bool Fits)>[Parts];
    }

    /// <summary>How many times labels are hidden; 0 when there is too little to learn from.</summary>
    public int Parts { get; }

    /// <summary>Trains without a part of the labels, and notes the signals of what the model has not seen.</summary>
    public void Collect(int part)
    {
        var hidden = _labels.Where((_, i) => i % Hidings == part).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var train = new List<LabelledText>();
        var test = new List<LabelledText>();
        foreach (var example in _examples)
        {
            var number = seen[example.Label] = seen.GetValueOrDefault(example.Label) + 1;
            (hidden.Contains(example.Label) || (number % Hidings == part && !_single.Contains(example.Label)) ? test : train).Add(example);
        }

        var model = IntentTraining.Run(train, Passes);
        _cases[part] = test
            .Select(e => (Signals: Signals(model, e.Text), Fits: e.Label != IntentModel.NoneLabel && !hidden.Contains(e.Label)))
            .Where(c => c.Signals is not null)
            .Select(c => (c.Signals!, c.Fits))
            .ToList();
    }

    /// <summary>The model with what the parts have taught.</summary>
    public IntentModel Finish(IntentModel model, IReadOnlyList<LabelledText> validation)
    {
        var cases = _cases.SelectMany(c => c).ToList();
        var fits = IntentFits.Prior;
        if (cases.Count(c => c.Fits) >= FewestLeftOut)
        {
            fits = new IntentFits(Regress(cases), 0);
            fits = fits with { Threshold = Quantile(cases.Where(c => c.Fits).Select(c => fits.Of(c.Signals)), LostOfLeftOut) };
        }

        return model.With(validation.Count == 0 ? fits : fits with { Threshold = Best(model, fits, validation) });
    }

    // With texts out of scope: where most are judged right, none of the labels being one more label. Without: where few are lost.
    private static float Best(IntentModel model, IntentFits fits, IReadOnlyList<LabelledText> validation)
    {
        var known = model.Labels.ToHashSet(StringComparer.Ordinal);
        var judged = validation.Select(v => (Fits: Signals(model, v.Text) is { } s ? fits.Of(s) : 0, Inside: v.Label != IntentModel.NoneLabel && known.Contains(v.Label))).ToList();
        if (judged.TrueForAll(j => j.Inside)) return Quantile(judged.Select(j => j.Fits), LostOfValidation);
        var right = judged.Count(j => j.Inside);
        var (best, threshold) = (right, 0.0);
        foreach (var (value, inside) in judged.OrderBy(j => j.Fits))
        {
            right += inside ? -1 : 1;
            if (right > best) (best, threshold) = (right, (double)MathF.BitIncrement((float)value));
        }

        return (float)threshold;
    }

    // Rounded down: the text that the threshold comes from must not fall below it.
    private static float Quantile(IEnumerable<double> values, double share) =>
        values.Order().ToList() is { Count: > 0 } sorted ? MathF.BitDecrement((float)sorted[(int)(share * sorted.Count)]) : IntentFits.Prior.Threshold;

    private static float[]? Signals(IntentModel model, string text)
    {
        var scratch = IntentScratch.For(model);
        return IntentScoring.Score(model, text, scratch) ? (float[])scratch.Signals.Clone() : null;
    }

    // Plain gradient descent: nine numbers and a few thousand cases take a few milliseconds. Both sides weigh the same, so 0.5 is the middle.
    private static float[] Regress(List<(float[] Signals, bool Fits)> cases)
    {
        var weights = new double[IntentScoring.SignalCount + 1];
        var inside = Math.Max(1, cases.Count(c => c.Fits));
        var outside = Math.Max(1, cases.Count - inside);
        for (var step = 0; step < 1500; step++)
        {
            var slope = new double[weights.Length];
            foreach (var (signals, fits) in cases)
            {
                var sum = weights[^1];
                for (var i = 0; i < signals.Length; i++) sum += weights[i] * signals[i];
                var error = ((1 / (1 + Math.Exp(-sum))) - (fits ? 1 : 0)) * 0.5 / (fits ? inside : outside);
                for (var i = 0; i < signals.Length; i++) slope[i] += error * signals[i];
                slope[^1] += error;
            }

            for (var i = 0; i < weights.Length; i++) weights[i] -= 4 * (slope[i] + (i == weights.Length - 1 ? 0 : Decay * 0.01 * weights[i]));
        }

        return Array.ConvertAll(weights, w => (float)w);
    }
}
