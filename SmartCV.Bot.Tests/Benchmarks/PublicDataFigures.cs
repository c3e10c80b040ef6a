using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What was measured on one set of public data; shares of 1.</summary>
internal sealed record PublicDataFigures(double Texts, double First, double Three, double Right, double OutsideTold, double Auroc, double TrainingMs, double Micros, double Megabytes)
{
    public static PublicDataFigures Of(int texts, double trainingMs, List<(string Label, JsonNode Answer)> inside, List<JsonNode> outside, double megabytes)
    {
        double Share(Func<(string Label, JsonNode Answer), bool> isRight) => (double)inside.Count(isRight) / inside.Count;
        return new PublicDataFigures(
            texts, Share(r => Ranked(r.Answer).First() == r.Label), Share(r => Ranked(r.Answer).Take(3).Contains(r.Label)), Share(r => (string?)r.Answer["label"] == r.Label),
            outside.Count == 0 ? double.NaN : (double)outside.Count(a => a["label"] is null) / outside.Count,
            AreaUnder(inside.ConvertAll(r => (double)r.Answer["inScope"]!), outside.ConvertAll(a => (double)a["inScope"]!)),
            trainingMs, inside.Average(r => (double)r.Answer["us"]!), megabytes);
    }

    public static PublicDataFigures Mean(List<PublicDataFigures> all) => new(
        all.Average(f => f.Texts), all.Average(f => f.First), all.Average(f => f.Three), all.Average(f => f.Right), all.Average(f => f.OutsideTold), all.Average(f => f.Auroc),
        all.Average(f => f.TrainingMs), all.Average(f => f.Micros), all.Max(f => f.Megabytes));

    public string ToString(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-33} {Texts,6:F0} {First * 100,6:F1} {Three * 100,12:F1} {Right * 100,22:F1} {OutsideTold * 100,19:F1} {Auroc,6:F3} {TrainingMs / 1000,7:F1} s {Micros / 1000,10:F3} ms {Megabytes,4:F0} MB");

    // The text's label, then the other guesses; where it counts as out of scope they are all guesses.
    private static IEnumerable<string> Ranked(JsonNode answer) =>
        answer["alternatives"]!.AsArray().Select(a => (string)a!["label"]!).Prepend((string?)answer["label"]).OfType<string>().DefaultIfEmpty("");

    private static double AreaUnder(List<double> inside, List<double> outside) =>
        outside.Count == 0 ? double.NaN : outside.Average(o => inside.Average(i => i > o ? 1.0 : i == o ? 0.5 : 0.0));
}
