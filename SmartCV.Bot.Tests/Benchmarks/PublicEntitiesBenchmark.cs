using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SmartCV.Bot.Recognition.Entities;
using SmartCV.Bot.Text;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// The entity reader on cases of the public specification of Recognizers-Text, which is not part of this repository: *.jsonl files in the folder that
/// SMARTCV_PUBLIC_DATA names, a line a case with <c>text</c>, <c>culture</c>, <c>kind</c>, <c>reference</c> and <c>results</c> (<c>end</c> inclusive, as there).
/// </summary>
[Trait("group", "bench")]
public sealed class PublicEntitiesBenchmark(ITestOutputHelper output)
{
    private const int Rounds = 5;

    [Fact]
    public void Share_of_cases_that_are_resolved()
    {
        if (Environment.GetEnvironmentVariable("SMARTCV_PUBLIC_DATA") is not { Length: > 0 } folder)
        {
            output.WriteLine("Public data: SMARTCV_PUBLIC_DATA names no folder, not measured.");
            return;
        }

        var cases = Directory.EnumerateFiles(folder, "*.jsonl").SelectMany(File.ReadLines).Select(l => JsonNode.Parse(l)!).Where(c => c["kind"] is not null && c["results"] is not null).ToList();
        output.WriteLine("kind and culture          cases   resolved   of the core   a text");
        foreach (var group in cases.GroupBy(c => ((string)c["kind"]!, (string)c["culture"]!)).OrderBy(g => g.Key))
        {
            foreach (var one in group) Read(one);
            var clock = Stopwatch.StartNew();
            for (var round = 0; round < Rounds; round++)
                foreach (var one in group) Read(one);
            var micros = clock.Elapsed.TotalMicroseconds / Rounds / group.Count();
            var core = group.Where(IsCore).ToList();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key,-25} {group.Count(),5} {(double)group.Count(IsResolved) / group.Count(),10:P0} {(double)core.Count(IsResolved) / core.Count,10:P0} {micros,8:F1} µs"));
        }
    }

    private static IReadOnlyList<Entity> Read(JsonNode one) => EntityReader.Read(
        (string)one["text"]!, (string)one["culture"]!, DateTime.Parse((string?)one["reference"] ?? "2017-01-01", CultureInfo.InvariantCulture), (string)one["kind"]!);

    // What no report of a problem holds: recurring times, seasons, quarters, fiscal years, weeks by number.
    private static bool IsCore(JsonNode one)
    {
        var expected = one["results"]!.ToJsonString();
        return (string)one["kind"]! != "datetime" || !(expected.Contains(".set\"", StringComparison.Ordinal)
            || ((string[])["-W", "FY", "SP\"", "SU\"", "FA\"", "WI\""]).Any(t => expected.Contains(t, StringComparison.Ordinal))
            || ((string[])["quarter", "季", "fiscal", "century"]).Any(t => ((string)one["text"]!).Contains(t, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsResolved(JsonNode one)
    {
        var (expected, found) = (one["results"]!.AsArray(), Read(one));
        return expected.Count == found.Count && expected.Zip(found).All(p => IsSame(p.First!, p.Second));
    }

    private static bool IsSame(JsonNode expected, Entity found)
    {
        var isThere = expected["start"] is { } start
            ? ((int)start, (int)expected["end"]! + 1) == (found.Start, found.End)
            : string.Equals(TextFold.InPlace((string)expected["text"]!), TextFold.InPlace(found.Text), StringComparison.OrdinalIgnoreCase);
        return isThere && (expected["type"] is not { } type || (string?)type == found.Type) && IsSame(expected["resolution"]!.AsObject(), found.Resolution);
    }

    // The order of readings is not part of the specification.
    private static bool IsSame(JsonObject expected, JsonObject found) => expected["values"] is JsonArray readings
        ? found["values"] is JsonArray others && readings.Select(Flat).Order(StringComparer.Ordinal).SequenceEqual(others.Select(Flat).Order(StringComparer.Ordinal))
        : expected.All(m => m.Value?.ToString() == found[m.Key]?.ToString());

    private static string Flat(JsonNode? reading) => string.Join(';', reading!.AsObject().OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"));
}
