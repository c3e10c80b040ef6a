namespace SmartCV.Bot.Recognition;

/// <summary>Puts the three views on a text together, and reads off the signals that tell whether any label fits.</summary>
internal static class IntentScoring
{
    public const int SignalCount = 9;

    // How much each view counts, and how steeply its scores become shares. Chosen by cross-validation; flat around these values.
    private const float NearSay = 0.3f;
    private const float NetSay = 1.2f;
    private const float MarginSharpness = 4f;
    private const float NearSharpness = 8f;

    /// <summary>Fills scores and signals of the scratch for a text. False when nothing in the text is known.</summary>
    public static bool Score(IntentModel model, ReadOnlySpan<char> text, IntentScratch scratch)
    {
        var vector = scratch.Vector;
        vector.Read(text, model.Vocabulary);
        if (vector.Count == 0) return false;
        var labels = model.Labels.Length;
        Margins(model, vector, scratch.Margins);
        model.Neighbours.Score(vector, scratch.Likeness, scratch.Best, scratch.Near.AsSpan(0, labels));
        AskNets(model, vector, scratch);
        var (margin, distance) = BestTwo(scratch.Margins.AsSpan(0, labels));
        IntentRows.Softmax(scratch.Margins, labels, MarginSharpness);
        IntentRows.Softmax(scratch.Near, labels, NearSharpness);
        for (var k = 0; k < labels; k++)
            scratch.Scores[k] = (scratch.Margins[k] + (NearSay * scratch.Near[k]) + (NetSay * scratch.NetScores[k])) / (1 + NearSay + NetSay);
        ReadSignals(model, scratch, margin, distance);
        return true;
    }

    private static void AskNets(IntentModel model, IntentVector vector, IntentScratch scratch)
    {
        scratch.NetScores.AsSpan().Clear();
        foreach (var net in model.Nets)
        {
            net.Score(vector, scratch.Hidden, scratch.OneNet);
            IntentRows.Softmax(scratch.OneNet, model.Labels.Length, 1);
            IntentRows.Add(scratch.NetScores, scratch.OneNet, 1f / model.Nets.Length);
        }
    }

    private static void Margins(IntentModel model, IntentVector vector, Span<float> margins)
    {
        var width = model.Width;
        margins.Clear();
        IntentRows.Add(margins, model.Svm.AsSpan(model.Vocabulary.Count * width, width), IntentSvm.Bias);
        for (var i = 0; i < vector.Count; i++) IntentRows.Add(margins, model.Svm.AsSpan(vector.Positions[i] * width, width), vector.Values[i]);
    }

    private static void ReadSignals(IntentModel model, IntentScratch scratch, float margin, float distance)
    {
        var vector = scratch.Vector;
        var winner = 0;
        var nearest = 0f;
        for (var k = 0; k < model.Labels.Length; k++)
        {
            if (scratch.Scores[k] > scratch.Scores[winner] && k != model.None) winner = k;
            nearest = MathF.Max(nearest, scratch.Best[k * 3]);
        }

        var (known, all) = (0f, 0f);
        for (var i = 0; i < vector.Count; i++)
        {
            if (!vector.IsUnit(i)) continue;
            var weight = model.Vocabulary.Weights[vector.Positions[i]];
            all += weight;
            if (model.IsKnownTo(winner, vector.Positions[i])) known += weight;
        }

        var signals = scratch.Signals;
        signals[0] = margin;
        signals[1] = distance;
        signals[2] = scratch.Scores[winner];
        signals[3] = nearest;
        signals[4] = scratch.Best[winner * 3];
        signals[5] = vector.TotalMass == 0 ? 0 : vector.KnownMass / vector.TotalMass;
        signals[6] = all == 0 ? 0 : known / all * signals[5];
        signals[7] = model.None < 0 ? 0 : scratch.Scores[model.None];
        signals[8] = MathF.Min(vector.UnitCount, 12) / 12f;
    }

    private static (float Best, float Distance) BestTwo(ReadOnlySpan<float> margins)
    {
        var (best, second) = (float.NegativeInfinity, float.NegativeInfinity);
        foreach (var margin in margins)
        {
            if (margin > best) (best, second) = (margin, best);
            else if (margin > second) second = margin;
        }

        return (best, second > float.NegativeInfinity ? best - second : 0);
    }
}
