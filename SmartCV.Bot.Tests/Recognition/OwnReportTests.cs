using System.Text.Json.Nodes;
using SmartCV.Bot.Understanding;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>Reports of our own, through the line <c>report</c> of the command <c>understand</c>, as somebody with reports of his own measures it.</summary>
public sealed class OwnReportTests(ITestOutputHelper output)
{
    private const double EnoughLiteral = 0.92, EnoughFree = 0.85;

    [Fact]
    public void Reports_that_were_tuned_on_are_read() => Measure(OwnReports.Tuned);

    [Fact]
    public void Reports_that_were_kept_apart_are_read() => Measure(OwnReports.Apart);

    [Fact]
    public void There_are_enough_of_them_and_no_two_are_the_same()
    {
        List<SampleReport> all = [.. OwnReports.Tuned, .. OwnReports.Apart];

        Assert.InRange(all.Count, 60, int.MaxValue);
        Assert.InRange(OwnReports.Apart.Count, all.Count / 3, int.MaxValue);
        Assert.InRange(all.Count(r => r.Language == "en"), all.Count / 5, int.MaxValue);
        Assert.Equal(all.Count, all.Select(r => string.Join('\n', r.Messages)).Distinct().Count());
        Assert.Empty(all.SelectMany(r => r.Expected.Keys).Distinct().Except([.. SampleScore.Literal, .. SampleScore.Free, "notes"]));
    }

    private void Measure(IReadOnlyList<SampleReport> reports)
    {
        var score = new SampleScore();
        foreach (var report in reports)
        {
            var fields = Read(report);
            score.Add(report, field => fields[field] is JsonArray lines ? string.Join('\n', lines.Select(l => (string?)l)) : (string?)fields[field]);
        }

        output.WriteLine(score.ToString());
        foreach (var miss in score.Misses) output.WriteLine(miss);
        Assert.True(score.LiteralShare >= EnoughLiteral, $"literal fields {score.LiteralShare:p1}");
        Assert.True(score.FreeShare >= EnoughFree, $"free fields {score.FreeShare:p1}");
    }

    private static JsonNode Read(SampleReport report) => new UnderstandCommand().Answer(new JsonObject
    {
        ["op"] = "report", ["messages"] = new JsonArray([.. report.Messages.Select(m => JsonValue.Create(m))]), ["subject"] = report.Subject,
        ["channel"] = report.Channel, ["lang"] = report.Language, ["time"] = SampleReport.Now.ToString("s"),
    }.ToJsonString());
}
