namespace SmartCV.Bot.Recognition;

/// <summary>Makes a model from examples. The same examples in the same order give the same model, bit for bit, on the same kind of processor.</summary>
internal static class IntentTrainer
{
    public static IntentModel Train(IReadOnlyList<LabelledText> examples) => Train(examples, IntentFitsTrainer.Train(examples));

    /// <param name="fits">Weights of <see cref="IntentModel.Fits"/>; training goes five times as fast without finding them.</param>
    public static IntentModel Train(IReadOnlyList<LabelledText> examples, float[] fits)
    {
        var labels = examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var numbers = labels.Select((l, i) => (l, i)).ToDictionary(l => l.l, l => l.i, StringComparer.Ordinal);
        var texts = examples.Select(e => e.Text).ToList();
        var vocabulary = IntentVocabulary.Build(texts);
        var samples = IntentSamples.Read(texts, examples.Select(e => numbers[e.Label]).ToArray(), vocabulary);
        return new IntentModel(
            labels,
            vocabulary,
            IntentSvm.Train(samples, vocabulary.Count, labels.Length),
            IntentNeighbours.Build(samples, vocabulary.Count),
            IntentNetTrainer.Train(samples, vocabulary.Count, labels.Length),
            fits);
    }
}
