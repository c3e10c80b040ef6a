using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// The engine on public data, which is not part of this repository: the variable SMARTCV_PUBLIC_DATA names a folder of JSON files with the members
/// <c>train</c> and <c>val</c> (lists of text and label) and, where there are any, <c>oosVal</c> (texts out of scope). Through the command <c>understand</c>.
/// </summary>
[Trait("group", "bench")]
public sealed class PublicDataBenchmark(ITestOutputHelper output)
{
    private const int Draws = 3;
    private static readonly int[] FewShots = [10, 5];

    [Fact]
    public async Task Accuracy_on_the_validation_parts()
    {
        if (Environment.GetEnvironmentVariable("SMARTCV_PUBLIC_DATA") is not { Length: > 0 } folder)
        {
            output.WriteLine("Public data: SMARTCV_PUBLIC_DATA names no folder, not measured.");
            return;
        }

        output.WriteLine("data                               texts  first  first three  own threshold: right, out of scope told  AUROC  training  one question  memory");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var data = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            if (data["train"] is not JsonArray train || data["val"] is not JsonArray val) continue;
            var outside = data["oosVal"]?.AsArray().Select(t => t!.GetValueKind() == JsonValueKind.String ? (string)t! : (string)t["text"]!).ToList() ?? [];
            var name = Path.GetFileNameWithoutExtension(file);
            output.WriteLine((await MeasureAsync([.. train.Select(Copy)], val, outside)).ToString(name));
            foreach (var shots in FewShots)
            {
                var draws = new List<PublicDataFigures>();
                for (var seed = 1; seed <= Draws; seed++) draws.Add(await MeasureAsync(Draw(train, shots, seed), val, outside));
                output.WriteLine(PublicDataFigures.Mean(draws).ToString($"{name}, {shots} a label"));
            }
        }
    }

    private static JsonObject Copy(JsonNode? example) => new() { ["text"] = (string)example!["text"]!, ["label"] = (string)example["label"]! };

    private static List<JsonObject> Draw(JsonArray train, int shots, int seed)
    {
        var random = new Random(seed);
        return train
            .GroupBy(e => (string)e!["label"]!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g =>
            {
                var all = g.ToArray();
                random.Shuffle(all);
                return all.Take(shots).Select(Copy);
            })
            .ToList();
    }

    private static async Task<PublicDataFigures> MeasureAsync(List<JsonObject> train, JsonArray val, List<string> outside)
    {
        await using var process = new UnderstandProcess();
        var trained = await process.AskAsync(new JsonObject { ["op"] = "train", ["culture"] = "en-us", ["examples"] = new JsonArray([.. train]) });
        var inside = new List<(string Label, JsonNode Answer)>();
        foreach (var row in val) inside.Add(((string)row!["label"]!, await AskAsync(process, (string)row["text"]!)));
        var none = new List<JsonNode>();
        foreach (var text in outside) none.Add(await AskAsync(process, text));
        return PublicDataFigures.Of(train.Count, (double)trained["ms"]!, inside, none, process.PeakMegabytes);
    }

    private static Task<JsonNode> AskAsync(UnderstandProcess process, string text) => process.AskAsync(new JsonObject { ["op"] = "query", ["text"] = text });
}
