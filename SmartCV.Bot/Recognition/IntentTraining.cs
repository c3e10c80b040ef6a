namespace SmartCV.Bot.Recognition;

/// <summary>One model in the making: its parts can be trained side by side, in any order.</summary>
internal sealed class IntentTraining
{
    private readonly string[] _labels;
    private readonly IntentVocabulary _vocabulary;
    private readonly IntentSamples _samples;
    private readonly IntentNet?[] _nets;
    private readonly int _passes;
    private float[]? _svm;

    /// <param name="nets">How many networks: their mean counts.</param>
    /// <param name="mostPasses">How often a network sees every example, at most: with many examples it is less.</param>
    public IntentTraining(IReadOnlyList<LabelledText> examples, int nets, int mostPasses)
    {
        _labels = examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        examples = IntentNames.With(examples);
        var numbers = _labels.Select((l, i) => (l, i)).ToDictionary(l => l.l, l => l.i, StringComparer.Ordinal);
        var texts = examples.Select(e => e.Text).ToList();
        _vocabulary = IntentVocabulary.Build(texts);
        _samples = IntentSamples.Read(texts, examples.Select(e => numbers[e.Label]).ToArray(), _vocabulary);
        _nets = new IntentNet?[nets];
        _passes = mostPasses;
    }

    /// <summary>What has to be run before there is a model.</summary>
    public IEnumerable<Action> Parts
    {
        get
        {
            for (var n = 0; n < _nets.Length; n++)
            {
                var seed = n;
                yield return () => _nets[seed] = IntentNetTrainer.Train(_samples, _vocabulary.Count, _labels.Length, seed + 1, _passes);
            }

            yield return () => _svm = IntentSvm.Train(_samples, _vocabulary.Count, _labels.Length);
        }
    }

    /// <summary>The model, once the parts are run.</summary>
    public IntentModel Model(IntentFits fits) => new(_labels, _vocabulary, _svm!, IntentNeighbours.Build(_samples, _vocabulary.Count), _nets!, fits);

    /// <summary>All parts one after the other.</summary>
    public static IntentModel Run(IReadOnlyList<LabelledText> examples, int mostPasses)
    {
        var training = new IntentTraining(examples, 1, mostPasses);
        foreach (var part in training.Parts) part();
        return training.Model(IntentFits.Prior);
    }
}
