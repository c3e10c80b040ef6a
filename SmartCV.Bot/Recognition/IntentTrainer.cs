using System.Collections.Concurrent;

namespace SmartCV.Bot.Recognition;

/// <summary>Makes a model from examples. The same examples in the same order give the same model, bit for bit, on the same kind of processor.</summary>
internal static class IntentTrainer
{
    // Networks that began differently are together a little better than one: a third one still helps where examples are few, and there it costs little.
    private const int Nets = 2;
    private const int NetsOfFew = 3;
    private const int FewExamples = 5000;

    /// <param name="validation">Finds the threshold; may be empty.</param>
    /// <param name="processors">As many are used at most; -1: all.</param>
    public static IntentModel Train(IReadOnlyList<LabelledText> examples, IReadOnlyList<LabelledText> validation, int processors = -1)
    {
        // Beside the model itself smaller ones are trained, on as many processors as there are: from them it learns when no label fits.
        var training = new IntentTraining(examples, examples.Count < FewExamples ? NetsOfFew : Nets, IntentNetTrainer.MostPasses);
        var fits = new IntentFitsTrainer(examples);
        // The longest first, so that no processor is left with a long part at the end.
        Action[] parts = [.. training.Parts, .. Enumerable.Range(0, fits.Parts).Select<int, Action>(part => () => fits.Collect(part))];
        Parallel.ForEach(Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = processors }, part => part());
        return fits.Finish(training.Model(IntentFits.Prior), validation);
    }
}
