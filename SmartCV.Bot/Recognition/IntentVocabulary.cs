namespace SmartCV.Bot.Recognition;

/// <summary>The pieces that are known, with their weight: rare pieces say more than common ones (TF-IDF).</summary>
internal sealed class IntentVocabulary
{
    /// <summary>Below this many texts every piece counts; above it a piece that was seen in one text only is noise more often than help.</summary>
    private const int ManyTexts = 4000;

    private readonly ulong[] _keys;
    private readonly int[] _slots;
    private readonly int _mask;

    public IntentVocabulary(ulong[] features, float[] weights, float unknownWeight)
    {
        Features = features;
        Weights = weights;
        UnknownWeight = unknownWeight;
        var size = 16;
        while (size < features.Length * 2) size *= 2;
        _mask = size - 1;
        _keys = new ulong[size];
        _slots = new int[size];
        for (var i = 0; i < features.Length; i++)
        {
            var at = (int)(features[i] & (ulong)_mask);
            while (_slots[at] != 0) at = (at + 1) & _mask;
            _keys[at] = features[i];
            _slots[at] = i + 1;
        }
    }

    public ulong[] Features { get; }

    public float[] Weights { get; }

    /// <summary>What a piece would weigh that no text contains.</summary>
    public float UnknownWeight { get; }

    public int Count => Features.Length;

    /// <summary>Position of a piece, or -1.</summary>
    public int Find(ulong feature)
    {
        var at = (int)(feature & (ulong)_mask);
        while (_slots[at] != 0)
        {
            if (_keys[at] == feature) return _slots[at] - 1;
            at = (at + 1) & _mask;
        }

        return -1;
    }

    public static IntentVocabulary Build(IReadOnlyList<string> texts)
    {
        var features = new IntentFeatures();
        var counts = new Dictionary<ulong, (int Order, int Texts, byte Group)>();
        var inText = new HashSet<ulong>();
        foreach (var text in texts)
        {
            features.Extract(text);
            inText.Clear();
            for (var i = 0; i < features.Count; i++)
                if (inText.Add(features.Hashes[i]))
                    counts[features.Hashes[i]] = counts.TryGetValue(features.Hashes[i], out var seen)
                        ? (seen.Order, seen.Texts + 1, seen.Group)
                        : (counts.Count, 1, features.Groups[i]);
        }

        // Single units are kept even when they are rare: a word that stands under one item only is the best evidence there is.
        var kept = counts.Where(c => c.Value.Texts > 1 || c.Value.Group == IntentFeatures.Unit || texts.Count < ManyTexts)
            .OrderBy(c => c.Value.Order)
            .ToList();
        return new IntentVocabulary(
            kept.Select(c => c.Key).ToArray(),
            kept.Select(c => Weight(texts.Count, c.Value.Texts)).ToArray(),
            Weight(texts.Count, 0));
    }

    private static float Weight(int texts, int seen) => MathF.Log((1f + texts) / (1f + seen)) + 1f;
}
