using System.Diagnostics;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Understanding;

/// <summary>The lines <c>train</c> and <c>query</c>: one engine, that of the last training.</summary>
internal sealed class IntentOps
{
    /// <summary>So many, and a machine of 24 GiB is still at ease; more is a mistake, or needs another kind of engine.</summary>
    private const int MostExamples = 100_000;
    private const int MostLabels = 10_000;

    // Most of the memory of a training grows with both: at this product it is some gigabytes.
    private const long MostProduct = 100_000_000;

    private IntentEngine? _engine;

    public JsonObject Train(OpRequest request)
    {
        var clock = Stopwatch.StartNew();
        var culture = request.TextOrNull("culture") ?? "";
        var examples = Read(request, "examples", culture);
        var validation = Read(request, "validation", culture);
        if (examples.Count == 0) throw new OpException("examples must hold at least one {\"text\",\"label\"}, was empty.");
        if (examples.Count > MostExamples) throw new OpException($"examples must hold at most {MostExamples}, has {examples.Count}.");
        var labels = examples.Select(e => e.Label).Distinct().Count();
        if (labels > MostLabels) throw new OpException($"examples must have at most {MostLabels} labels, have {labels}.");
        if ((long)examples.Count * labels > MostProduct) throw new OpException($"examples times labels must be at most {MostProduct}, are {examples.Count} times {labels}.");
        _engine = IntentEngine.Train(examples, validation);
        return new JsonObject { ["ok"] = true, ["ms"] = clock.ElapsedMilliseconds };
    }

    public JsonObject Query(OpRequest request)
    {
        var text = request.Text("text");
        var engine = _engine ?? throw new OpException("Nothing is trained yet: a line with op train comes first.");
        var begun = Stopwatch.GetTimestamp();
        var prediction = engine.Predict(text, request.TextOrNull("culture") ?? "");
        var spent = Stopwatch.GetElapsedTime(begun);
        var best = prediction.Ranked.Count == 0 ? null : prediction.Ranked[0];
        var label = best is not null && best.Label != IntentModel.NoneLabel && prediction.Fits >= engine.Threshold ? best.Label : null;
        return new JsonObject
        {
            ["label"] = label,
            ["score"] = Round(best?.Score ?? 0),
            ["inScope"] = Round(prediction.Fits),
            ["alternatives"] = new JsonArray([.. prediction.Ranked
                .Where(r => r.Label != label && r.Label != IntentModel.NoneLabel)
                .Select(r => new JsonObject { ["label"] = r.Label, ["score"] = Round(r.Score) })]),
            ["us"] = Math.Round(spent.TotalMicroseconds, 1),
        };
    }

    private static List<LabelledText> Read(OpRequest request, string name, string culture) =>
        request.Objects(name).Select(e => new LabelledText(e.TextOrNull("label") ?? IntentModel.NoneLabel, e.Text("text"), culture)).ToList();

    private static double Round(double value) => Math.Round(value, 4);
}
