using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Learning;

/// <summary>Texts as weighted pieces, of length one: what few texts have weighs most.</summary>
internal static class QuestionVectors
{
    public static IReadOnlyList<Dictionary<ulong, float>> Of(IReadOnlyList<string> texts)
    {
        var features = new IntentFeatures();
        var pieces = new List<ulong[]>(texts.Count);
        var known = new Dictionary<ulong, int>();
        foreach (var text in texts)
        {
            features.Extract(text);
            var own = features.Hashes.AsSpan(0, features.Count).ToArray().Distinct().ToArray();
            foreach (var piece in own) known[piece] = known.GetValueOrDefault(piece) + 1;
            pieces.Add(own);
        }

        return pieces.ConvertAll(own => Weigh(own, known, texts.Count));
    }

    public static double Cosine(Dictionary<ulong, float> a, Dictionary<ulong, float> b)
    {
        if (a.Count > b.Count) (a, b) = (b, a);
        var sum = 0.0;
        foreach (var (piece, weight) in a)
            if (b.TryGetValue(piece, out var other)) sum += weight * other;
        return sum;
    }

    private static Dictionary<ulong, float> Weigh(ulong[] own, Dictionary<ulong, int> known, int texts)
    {
        // Never zero: with two texts that share everything the shared pieces are all there is to compare.
        var weights = own.ToDictionary(p => p, p => (float)Math.Log(1.5 + ((double)texts / known[p])));
        var length = (float)Math.Sqrt(weights.Values.Sum(w => w * w));
        foreach (var piece in own) weights[piece] /= length;
        return weights;
    }
}
