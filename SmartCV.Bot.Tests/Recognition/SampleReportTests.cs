using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Tests.Dialogs;
using SmartCV.Bot.Understanding;
using Xunit.Abstractions;

namespace SmartCV.Bot.Tests.Recognition;

public sealed class SampleReportTests(ITestOutputHelper output)
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Fields_of_the_sample_reports_are_found()
    {
        var score = new SampleScore();

        foreach (var report in SampleReports.All)
        {
            var facts = FactReader.Read(report.Messages, new ReadContext(SampleReport.Now, Shanghai, report.Language) { Subject = report.Subject, IsWhole = true });
            score.Add(report, field => field == "urgency" ? ReportOps.Urgency(facts, Said(report), report.Language) : facts[field]);
        }

        output.WriteLine(score.ToString());
        foreach (var miss in score.Misses) output.WriteLine(miss);
        Assert.Equal(30, SampleReports.All.Count);
        Assert.True(score.LiteralShare >= 0.8, $"literal fields {score.LiteralShare:p1}");
    }

    [Fact]
    public void Sample_reports_run_through_the_form()
    {
        var score = new SampleScore();

        foreach (var report in SampleReports.All) score.Add(report, FieldsOf(report).GetValueOrDefault, Carried);

        output.WriteLine(score.ToString());
        foreach (var miss in score.Misses) output.WriteLine(miss);
        Assert.True(score.LiteralShare >= 0.8, $"literal fields {score.LiteralShare:p1}");
    }

    // Everything the samples know but urgency, which is no field of the form.
    private static readonly string[] Carried = [.. SampleScore.Literal.Where(f => f != "urgency"), .. SampleScore.Free];

    /// <summary>The first message opens the form, each further one is what the user says next.</summary>
    private static IReadOnlyDictionary<string, string> FieldsOf(SampleReport report)
    {
        var form = FormDesk.Book.Find("report-problem")!;
        var engine = FormDesk.Open(form).Engine;
        FormStep? step = null;
        foreach (var message in report.Messages)
        {
            var facts = FactReader.Read([message], new ReadContext(SampleReport.Now, Shanghai, report.Language) { Subject = step is null ? report.Subject : null });
            var input = new FormInput(message, facts, [], SampleReport.Now);
            step = step is FormStep.Ask ask ? engine.Advance(form, ask.State, input, report.Language) : engine.Start(form, report.Language, new Dictionary<string, KnownValue>(), input);
        }

        var state = ((FormStep.Ask)step!).State;
        return engine.SoFar(form, state, report.Language).Values.ToDictionary(v => v.Name, v => v.Value);
    }

    [Fact]
    public void Only_the_report_with_headings_counts_as_structured() =>
        Assert.Equal(["R13"], SampleReports.All.Where(r => FactReader.Read(r.Messages, new ReadContext(SampleReport.Now, Shanghai, r.Language)).IsStructured).Select(r => r.Id));

    // The plain rule of the help page; what a ticket gets in the end is decided elsewhere.

    private static IReadOnlyList<string> Said(SampleReport report) => report.Subject is { } subject ? [subject, .. report.Messages] : report.Messages;
}
