using System.Globalization;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Learning;

/// <summary>What an operator reads.</summary>
internal static class LearnPrint
{
    /// <summary>Texts shown of a group.</summary>
    public const int Examples = 3;

    private const int MostGroups = 50;
    private const int MostRows = 20;

    // Below that the nearest item is only the least far one.
    private const double LeastShown = 0.02;

    public static void Groups(GroupedQuestions found, TextWriter output)
    {
        foreach (var group in found.Groups.Take(MostGroups))
        {
            var proposed = group.Proposed.Count > 0 ? $"  proposed: entry {string.Join(", ", group.Proposed)}" : "";
            var reasons = string.Join(", ", group.Reasons.Select(r => $"{r.Key} {r.Value}"));
            output.WriteLine(Line($"{group.Id}  asked {group.Count} time{(group.Count == 1 ? "" : "s")}, last {Time(group.Newest)} (UTC), {group.Language}: {reasons}{proposed}"));
            foreach (var text in group.Texts.Take(Examples)) output.WriteLine(Line($"  {(text.Id == group.Id ? "        " : text.Id)}  {text.Count,4} x  {Shown(text.Text)}"));
            if (group.Texts.Count > Examples) output.WriteLine(Line($"                  and {group.Texts.Count - Examples} other texts"));
            var nearest = group.Nearest.Where(n => n.Score >= LeastShown).Select(n => Line($"{n.Label}{Title(found.Book, n.Label, group.Language)} {n.Score:F2}"));
            output.WriteLine($"            nearest: {string.Join(", ", nearest.DefaultIfEmpty("nothing"))}");
            output.WriteLine();
        }

        var asked = found.Groups.Sum(g => g.Count);
        output.WriteLine(Line($"{found.Groups.Count} groups, {asked} open questions{(found.More ? Line($" (the newest {LearnDesk.MostQuestions})") : "")}{(found.Groups.Count > MostGroups ? Line($"; the largest {MostGroups} are shown, --json lists all") : "")}."));
        if (found.Groups.Count > 0) output.WriteLine(Line($"Next: learn from {found.Groups[0].Id} ITEM, learn item FILE.yaml --from {found.Groups[0].Id}, or learn ignore {found.Groups[0].Id}"));
    }

    public static void List(IReadOnlyList<OverlayEntry> entries, IReadOnlyList<OverlayNote> notes, TextWriter output)
    {
        string[] head = ["number", "state", "kind", "item", "language", "by", "changed (UTC)", "text"];
        output.Write(TextTable.Of([head, .. entries.Select(e => (string[])[
            $"{e.Number}", e.State.ToString().ToLowerInvariant(), e.Kind.ToString().ToLowerInvariant(), e.Item, e.Language, e.ChangedBy, Time(e.ChangedAt), e.Kind == OverlayKind.Variant ? e.Body : "(an item)"])]));
        var shown = entries.Select(e => e.Number).ToHashSet();
        foreach (var note in notes.Where(n => shown.Contains(n.Entry.Number))) output.WriteLine($"{note.Entry.Number}: {Finding(note)}");
    }

    public static void Check(CheckedChange check, TextWriter output)
    {
        output.WriteLine("The change:");
        foreach (var entry in check.Entries)
            output.WriteLine($"  {entry.Number}  {entry.Item} ({entry.Language}): {(entry.Kind == OverlayKind.Variant ? Shown(entry.Body) : "a new item")}{(entry.State == OverlayState.Active ? " (in use)" : "")}");
        foreach (var note in check.Notes) output.WriteLine($"  {note.Entry.Number}: {Finding(note)}");
        foreach (var set in check.Report.Sets) Set(set, output);
        Asked(check.Report.Asked, output);
        foreach (var seen in check.Report.Contradictions.Where(c => c.Complained))
            output.WriteLine($"LOOK: '{Shown(seen.Text)}' is answered with {seen.Answered} for sure today, which did not help; ways of asking there may say the same.");
        if (check.Report.GetsWorse) output.WriteLine("Against it:");
        foreach (var objection in check.Report.Objections) output.WriteLine($"  {objection}");
    }

    public static void Export(ExportedChange change, TextWriter output)
    {
        if (change.Entries.Count == 0)
        {
            output.WriteLine("Nothing is in use that is not in the files.");
            return;
        }

        foreach (var file in change.Files) output.WriteLine($"  {file}");
        output.WriteLine(Line($"{change.Entries.Count} entries, {change.Files.Count} files changed."));
        output.WriteLine(change.Settled
            ? "They count from the files from now on; look at the difference and commit it."
            : "They stay in use until these files are this host's; then 'learn export' settles them.");
    }

    private static void Set(ComparedSet set, TextWriter output)
    {
        var (before, after) = (set.Before, set.After);
        output.WriteLine();
        var name = set.Name == ComparedSet.Content ? "The content, each fifth asked of what was learned from the rest" : set.Name;
        output.WriteLine(Line($"{name}: {set.Rows.Count} questions"));
        string[][] rows =
        [
            ["", "without", "with"],
            ["  right at the first guess", Share(before.All.Top1Share), Share(after.All.Top1Share)],
            ["  right within three", Share(before.All.Top3Share), Share(after.All.Top3Share)],
            ["  the right thing at once or offered", Share(Served(before)), Share(Served(after))],
            ["  answered wrongly", Share((double)before.All.Wrong / Math.Max(1, before.All.Count)), Share((double)after.All.Wrong / Math.Max(1, after.All.Count))],
            ["  nothing fits, answered all the same", ShareIf(before, IntentExamples.None, e => e.FalseAnswers), ShareIf(after, IntentExamples.None, e => e.FalseAnswers)],
            ["  urgent recognised", ShareIf(before, IntentExamples.Urgent, e => e.UrgentRecall), ShareIf(after, IntentExamples.Urgent, e => e.UrgentRecall)],
            ["  wish for a person recognised", ShareIf(before, IntentExamples.Human, e => e.HumanRecall), ShareIf(after, IntentExamples.Human, e => e.HumanRecall)],
        ];
        output.Write(TextTable.Of(rows));
        Rows("better", set.Better.Where(r => r.Touched).ToList(), output);
        Rows("worse", set.Worse.Where(r => r.Touched).ToList(), output);
        output.WriteLine(Line($"  Far from the change {set.Better.Count(r => !r.Touched)} get something better and {set.Worse.Count(r => !r.Touched)} something worse, as after any training."));
    }

    private static double Served(Evaluation evaluation) => evaluation.Rows.Count(r => AnswerWorths.Of(r) >= AnswerWorth.Offered) / (double)Math.Max(1, evaluation.Rows.Count);

    private static void Rows(string how, IReadOnlyList<ComparedRow> rows, TextWriter output)
    {
        output.WriteLine(Line($"  Near the change {rows.Count} get something {how}{(rows.Count == 0 ? "." : ":")}"));
        foreach (var row in rows.Take(MostRows))
            output.WriteLine($"    {Shown(row.Before.Question.Text)} ({row.Before.Question.Label}): {Said(row.Before.Decision)} -> {Said(row.After.Decision)}");
        if (rows.Count > MostRows) output.WriteLine(Line($"    and {rows.Count - MostRows} more (--json lists all)"));
    }

    private static void Asked(IReadOnlyList<AskedQuestion> asked, TextWriter output)
    {
        var meant = asked.Where(a => a.Expected is not null).ToList();
        var others = asked.Where(a => a.Expected is null && a.Changes).ToList();
        output.WriteLine();
        if (meant.Count > 0) output.WriteLine("The questions it is made for:");
        foreach (var question in meant)
            output.WriteLine($"  {Shown(question.Text)}: {Said(question.Before)} -> {Said(question.After)}{(question.After.Label == question.Expected ? "" : $"  (not yet {question.Expected})")}");
        if (others.Count > 0) output.WriteLine("Other open questions that would be answered differently:");
        foreach (var question in others.Take(MostRows)) output.WriteLine($"  {Shown(question.Text)}: {Said(question.Before)} -> {Said(question.After)}");
        if (others.Count > MostRows) output.WriteLine(Line($"  and {others.Count - MostRows} more (--json lists all)"));
    }

    private static string Said(AnswerDecision decision) => decision.Kind switch
    {
        AnswerKind.Miss => "not understood",
        AnswerKind.Ask => $"asks back ({string.Join(", ", decision.Choices)})",
        AnswerKind.Likely => $"{decision.Label}, perhaps",
        _ => decision.Label!,
    };

    private static string Finding(OverlayNote note) => note.Finding switch
    {
        OverlayFinding.InFiles => $"does nothing. {note.Message} 'learn export' settles it.",
        OverlayFinding.Changed => $"LOOK: {note.Message} Still right: learn apply {note.Entry.Number}. Not any more: learn withdraw {note.Entry.Number}",
        _ => $"NOT USED: {note.Message} Withdraw it: learn withdraw {note.Entry.Number}",
    };

    private static string Title(FaqBook book, string label, string language) => book.Find(label) is { } entry ? $" ({entry.TitleIn(language)})" : "";

    // A question is shown on one line, whatever its author typed.
    private static string Shown(string text) => SafeText.Cut(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)), 80);

    private static string ShareIf(Evaluation evaluation, string label, Func<Evaluation, double> share) => evaluation.Group(label) is null ? "-" : Share(share(evaluation));

    private static string Share(double value) => Line($"{value * 100:F1} %");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
