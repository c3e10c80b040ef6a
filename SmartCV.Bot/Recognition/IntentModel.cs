namespace SmartCV.Bot.Recognition;

/// <summary>Everything that was learned. Immutable once made; many threads read it.</summary>
internal sealed class IntentModel
{
    /// <summary>Label of examples that no answer fits.</summary>
    public const string NoneLabel = "none";

    private readonly ulong[] _knownTo;
    private readonly int _knownWidth;

    public IntentModel(string[] labels, IntentVocabulary vocabulary, float[] svm, IntentNeighbours neighbours, IntentNet[] nets, IntentFits fits)
    {
        Labels = labels;
        Vocabulary = vocabulary;
        Svm = svm;
        Neighbours = neighbours;
        Nets = nets;
        Fits = fits;
        Width = IntentRows.Padded(labels.Length);
        None = Array.IndexOf(labels, NoneLabel);
        _knownWidth = (labels.Length + 63) / 64;
        _knownTo = KnownTo();
    }

    public string[] Labels { get; }

    public IntentVocabulary Vocabulary { get; }

    /// <summary>See <see cref="IntentSvm"/>.</summary>
    public float[] Svm { get; }

    public IntentNeighbours Neighbours { get; }

    /// <summary>At least one; the mean of what they say counts.</summary>
    public IntentNet[] Nets { get; }

    public IntentFits Fits { get; }

    /// <summary>Length of a row of scores: the number of labels, padded.</summary>
    public int Width { get; }

    /// <summary>Number of the label for "nothing fits", or -1.</summary>
    public int None { get; }

    public IntentModel With(IntentFits fits) => new(Labels, Vocabulary, Svm, Neighbours, Nets, fits);

    /// <summary>True when an example of the label contains the piece.</summary>
    public bool IsKnownTo(int label, int position) => (_knownTo[(position * _knownWidth) + (label >> 6)] >> (label & 63) & 1) != 0;

    private ulong[] KnownTo()
    {
        var known = new ulong[Vocabulary.Count * _knownWidth];
        for (var f = 0; f < Vocabulary.Count; f++)
            for (var p = Neighbours.Starts[f]; p < Neighbours.Starts[f + 1]; p++)
            {
                var label = Neighbours.Labels[Neighbours.Texts[p]];
                known[(f * _knownWidth) + (label >> 6)] |= 1UL << (label & 63);
            }

        return known;
    }
}
