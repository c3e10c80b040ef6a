namespace SmartCV.Bot.Recognition;

/// <summary>Makes a model from examples. The same examples in the same order give the same model, bit for bit, on the same kind of processor.</summary>
internal static class IntentTrainer
{
    /// <param name="validation">Finds the threshold; may be empty.</param>
    public static IntentModel Train(IReadOnlyList<LabelledText> examples, IReadOnlyList<LabelledText> validation)
    {
        // Beside the model itself four smaller ones are trained, on as many processors as there are: from them it learns when no label fits.
        IntentModel? model = null;
        var fits = new IntentFitsTrainer(examples);
        Parallel.For(0, fits.Parts + 1, part =>
        {
            if (part == 0) model = Train(examples, IntentFits.Prior);
            else fits.Collect(part - 1);
        });
        return fits.Finish(model!, validation);
    }

    internal static IntentModel Train(IReadOnlyList<LabelledText> examples, IntentFits fits)
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
