using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;

namespace SmartCV.Bot.Learning;

/// <summary>What the commands print for programs; docs/learning.md tells the fields, which stay.</summary>
internal static class LearnJson
{
    public static string Of(GroupedQuestions found) => PrintedJson.Write(new
    {
        groups = found.Groups.Select(g => new
        {
            g.Id,
            g.Language,
            g.Count,
            g.Reasons,
            g.Newest,
            texts = g.Texts.Select(t => new { t.Id, t.Text, t.Count }),
            nearest = g.Nearest.Select(n => new { item = n.Label, title = found.Book.Find(n.Label)?.TitleIn(g.Language), score = Share(n.Score) }),
            g.Proposed,
        }),
        found.More,
    });

    public static string Of(IReadOnlyList<OverlayEntry> entries, IReadOnlyList<OverlayNote> notes) => PrintedJson.Write(new { entries = entries.Select(e => Of(e, notes)) });

    public static string Of(CheckedChange check) => PrintedJson.Write(Shape(check));

    public static string Of(AppliedChange change) => PrintedJson.Write(new { change.Applied, check = change.Check is null ? null : Shape(change.Check) });

    public static string Of(ExportedChange change) => PrintedJson.Write(new { entries = change.Entries.Select(e => e.Number), change.Files, change.Settled });

    private static object Of(OverlayEntry e, IReadOnlyList<OverlayNote> notes)
    {
        var note = notes.FirstOrDefault(n => n.Entry.Number == e.Number);
        return new
        {
            e.Number,
            state = Name(e.State),
            kind = Name(e.Kind),
            e.Item,
            e.Language,
            e.Body,
            e.BaseHash,
            e.Author,
            e.MadeAt,
            e.ChangedBy,
            e.ChangedAt,
            finding = note is null ? null : note.Finding == OverlayFinding.InFiles ? "in-files" : Name(note.Finding),
            message = note?.Message,
        };
    }

    private static object Shape(CheckedChange check) => new
    {
        entries = check.Entries.Select(e => e.Number),
        check.Report.GetsWorse,
        check.Report.Objections,
        sets = check.Report.Sets.Select(s => new
        {
            s.Name,
            rows = s.Rows.Count,
            without = Figures(s.Before),
            with = Figures(s.After),
            better = s.Better.Select(Row),
            worse = s.Worse.Select(Row),
        }),
        asked = check.Report.Asked.Select(a => new { a.Text, a.Expected, was = Decision(a.Before), becomes = Decision(a.After) }),
        check.Report.Contradictions,
    };

    private static object Figures(Evaluation e) => new
    {
        top1 = Share(e.All.Top1Share),
        top3 = Share(e.All.Top3Share),
        served = Share((double)e.All.Served / Math.Max(1, e.All.Count)),
        wrong = Share((double)e.All.Wrong / Math.Max(1, e.All.Count)),
        none_answered = Share(e.FalseAnswers),
        urgent_recall = Share(e.UrgentRecall),
        human_recall = Share(e.HumanRecall),
    };

    private static object Row(ComparedRow r) => new { r.Before.Question.Text, r.Before.Question.Label, was = Decision(r.Before.Decision), becomes = Decision(r.After.Decision), near = r.Touched };

    private static object Decision(AnswerDecision d) => new { kind = Name(d.Kind), item = d.Label, d.Choices };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static double Share(double value) => Math.Round(double.IsFinite(value) ? value : 0, 4);
}
