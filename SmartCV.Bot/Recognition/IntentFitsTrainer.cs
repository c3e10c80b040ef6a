namespace SmartCV.Bot.Recognition;

/// <summary>
/// Learns when no label fits, although nobody wrote down what people ask that we can't answer: a quarter of the labels is hidden at a time, a model is
/// trained on the rest, and the texts of the hidden labels play the questions without an answer, against texts of the other labels that were left out.
/// A logistic regression over the signals of <see cref="IntentScoring"/> then tells the two apart.
/// </summary>
internal static class IntentFitsTrainer
{
    private const int Parts = 4;
    private const int FewestExamples = 200;
    private const int FewestLabels = 12;
    private const float Decay = 0.02f;

    /// <summary>For content too small to learn from: the winner's lead, its nearness and the share of known words, weighed by hand.</summary>
    private static readonly float[] Prior = [1.5f, 1f, 1.5f, 2f, 2f, 1.5f, 1.5f, -4f, 0f, -2.5f];

    public static float[] Train(IReadOnlyList<LabelledText> examples)
    {
        var labels = examples.Select(e => e.Label).Where(l => l != IntentModel.NoneLabel).Distinct().Order(StringComparer.Ordinal).ToList();
        if (examples.Count < FewestExamples || labels.Count < FewestLabels) return Prior;
        var cases = new List<(float[] Signals, bool Fits)>();
        for (var part = 0; part < Parts; part++) Collect(examples, labels, part, cases);
        return Regress(cases);
    }

    private static void Collect(IReadOnlyList<LabelledText> examples, List<string> labels, int part, List<(float[] Signals, bool Fits)> cases)
    {
        var hidden = labels.Where((_, i) => i % Parts == part).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var train = new List<LabelledText>();
        var test = new List<LabelledText>();
        foreach (var example in examples)
        {
            var number = seen[example.Label] = seen.GetValueOrDefault(example.Label) + 1;
            (hidden.Contains(example.Label) || number % Parts == part ? test : train).Add(example);
        }

        var model = IntentTrainer.Train(train, Prior);
        var scratch = IntentScratch.For(model);
        foreach (var example in test)
            if (IntentScoring.Score(model, example.Text, scratch))
                cases.Add(((float[])scratch.Signals.Clone(), example.Label != IntentModel.NoneLabel && !hidden.Contains(example.Label)));
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
