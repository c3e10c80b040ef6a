using System.Globalization;
using System.Text.Json.Nodes;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Knowledge;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What the understanding costs by size, and what more ways of asking and each of its parts bring. It measures and prints; docs/benchmarks.md tells what the figures mean.</summary>
[Trait("group", "bench")]
public sealed class UnderstandingBenchmark(ITestOutputHelper output)
{
    private const int Labels = 150;
    private const int Asked = 400;
    private const int LongText = 100_000;
    private static readonly int[] Sizes = [500, 1_500, 5_000, 10_000, 15_000, 50_000];
    private static readonly int[] Variants = [3, 5, 10, 20, 1000];

    [Fact]
    public async Task Time_and_memory_by_number_of_examples()
    {
        output.WriteLine($"{Labels} labels, {Environment.ProcessorCount} processors");
        output.WriteLine("examples   training   per 1,000   one question: mean    p95   100,000 characters   memory");
        foreach (var size in Sizes)
        {
            await using var process = new UnderstandProcess();
            var questions = InventedQuestions.Make(size + Asked, Labels);
            var examples = questions[..size].Select(JsonNode (q) => new JsonObject { ["text"] = q.Text, ["label"] = q.Label });
            var ms = (double)(await process.AskAsync(new JsonObject { ["op"] = "train", ["culture"] = "zh-cn", ["examples"] = new JsonArray([.. examples]) }))["ms"]!;
            var micros = new List<double>();
            // The first round warms the code up.
            for (var round = 0; round < 2; round++)
            {
                micros.Clear();
                foreach (var (_, text) in questions[size..]) micros.Add(await QueryAsync(process, text));
            }

            micros.Sort();
            var longest = await QueryAsync(process, string.Concat(Enumerable.Repeat("我的简历导不出来 export fails ", LongText / 25)));
            output.WriteLine(Line(
                $"{size,8} {ms / 1000,8:F1} s {ms / size,9:F2} s {micros.Average() / 1000,16:F3} ms {micros[micros.Count * 95 / 100] / 1000,5:F3} {longest / 1000,15:F2} ms {process.PeakMegabytes,10:F0} MB"));
        }
    }

    [Fact]
    public void What_more_ways_of_asking_and_each_part_bring()
    {
        var content = FaqReader.Read(ContentFolder.RepositoryRoot(), forms: null, new()).Examples();
        var questions = QuestionSet.Read(EvaluationTests.File).Where(q => q.Label != IntentExamples.None).ToList();
        output.WriteLine("examples a label   all   first  first three   vectors alone  networks alone  nearest alone");
        foreach (var most in Variants)
        {
            var taken = Take(content, most);
            var model = IntentEngine.Train(taken).Model;
            var (all, three) = (Share(model, questions, s => s.Scores, 1), Share(model, questions, s => s.Scores, 3));
            var (svm, nets, near) = (Share(model, questions, s => s.Margins, 1), Share(model, questions, s => s.NetScores, 1), Share(model, questions, s => s.Near, 1));
            output.WriteLine(Line($"{(most >= 1000 ? "all" : most),16} {taken.Count,5} {all,7:P0} {three,12:P0} {svm,15:P0} {nets,15:P0} {near,14:P0}"));
        }
    }

    // In the order of the files, title first; of each language alike.
    private static List<LabelledText> Take(IReadOnlyList<LabelledText> examples, int most) => examples
        .GroupBy(e => (e.Label, e.Language))
        .SelectMany(g => g.Take(most))
        .ToList();

    private static double Share(IntentModel model, List<Question> questions, Func<IntentScratch, float[]> view, int among)
    {
        var right = 0;
        foreach (var question in questions)
        {
            var scratch = IntentScratch.For(model);
            if (!IntentScoring.Score(model, question.Text, scratch)) continue;
            var scores = view(scratch);
            right += Enumerable.Range(0, model.Labels.Length).OrderByDescending(k => scores[k]).Take(among).Any(k => model.Labels[k] == question.Label) ? 1 : 0;
        }

        return (double)right / questions.Count;
    }

    private static async Task<double> QueryAsync(UnderstandProcess process, string text) =>
        (double)(await process.AskAsync(new JsonObject { ["op"] = "query", ["text"] = text }))["us"]!;

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
