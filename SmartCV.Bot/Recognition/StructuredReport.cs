using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// A report in the six parts of the help page (问题概述、具体现象、操作步骤、预期结果、实际结果、影响程度), in Chinese or English, with or without
/// colons and numbers. Further headings (环境, 账号, 时间) end a part; their content is read like any other text.
/// </summary>
internal static partial class StructuredReport
{
    private const int LongestSummary = 60;

    private static readonly string[] Prose = ["symptom", "expected", "actual", "impact"];

    private static readonly string[] Outside = ["os", "browser", "device", "network", "account_email", "phone", "user_id", "plan", "occurred_at", "app_version"];

    private static readonly string[] Page = ["问题概述", "具体现象", "操作步骤", "预期结果", "实际结果", "影响程度"];

    /// <summary>True when at least three of the six parts are there: two may happen in a chat ("expected: …, actual: …").</summary>
    public static bool Read(ReportText text, FactList facts)
    {
        var found = Heads(text);
        var isEnough = facts.Context.IsWhole || found.Count(h => h.Sure) >= 2;
        if (found.Select(h => h.Field).Intersect(ReportHeadings.Parts).Count() < (isEnough ? 2 : 3)) return false;
        for (var i = 0; i < found.Count; i++)
        {
            var (field, _, start, _) = found[i];
            var end = i + 1 < found.Count ? found[i + 1].Head : text.Words.Length;
            if (field.Length > 0) Put(text, facts, field, new Span(start, Math.Max(0, end - start)));
        }

        // Every report needs a line that names it; nobody can be asked for it here.
        if (facts.Context.IsWhole && (facts["symptom"] ?? facts["actual"]) is { } told) facts.Put("summary", SafeText.Cut(FirstLine(told), LongestSummary), FirstLine(told));
        return true;
    }

    private static void Put(ReportText text, FactList facts, string field, Span span)
    {
        var words = text.Quote(span);
        // Behind a blank line the letter goes on ("thanks in advance"); an account and a list may have paragraphs.
        if (field is not ("symptom" or "steps" or "tried") && words.IndexOf("\n\n", StringComparison.Ordinal) is > 0 and var blank) words = words[..blank];
        if (words.Length == 0 || Nothing().IsMatch(TextFold.Key(words))) return;
        if (field is "steps" or "tried") facts.Put(field, string.Join('\n', StepLines.Split(words)), words);
        else if (field == "occurred_at") facts.Put(field, new Fact(FirstLine(words), FirstLine(words)) { Moment = TimeRecognizer.MomentOf(FirstLine(words), facts.Context) });
        else facts.Put(field, words, words);
    }

    /// <summary>Takes lines away from the ends of parts that are nothing but other facts: "邮箱 li@example.com，Win11" below 影响程度 has no heading of its own.</summary>
    public static bool CutTails(FactList facts)
    {
        var known = facts.Values.Where(f => Outside.Contains(f.Key)).Select(f => f.Value).ToList();
        foreach (var field in Prose)
        {
            if (!facts.Values.TryGetValue(field, out var part)) continue;
            var lines = part.Value.Split('\n').ToList();
            while (lines.Count > 1 && (lines[^1].Trim().Length == 0 || BareFacts.Are(lines[^1], known))) lines.RemoveAt(lines.Count - 1);
            var rest = string.Join('\n', lines).TrimEnd();
            if (rest.Length < part.Value.TrimEnd().Length) facts.Replace(field, new Fact(rest, rest));
        }

        return true;
    }

    private static string FirstLine(string words) => words.Split('\n', 2)[0].Trim();

    // Sure: one of the six headings of the help page, letter by letter.
    private static List<(string Field, int Head, int Start, bool Sure)> Heads(ReportText text)
    {
        var found = new List<(string Field, int Head, int Start, bool Sure)>();
        foreach (Match match in Heading().Matches(text.Folded))
        {
            var heading = match.Groups["h"].Value.Trim();
            if (ReportHeadings.FieldOf(heading, !match.Groups["sign"].Success) is { } field) found.Add((field, match.Index, match.Index + match.Length, Page.Contains(heading)));
        }

        foreach (Match match in InLine().Matches(text.Folded))
        {
            if (found.Exists(h => h.Head <= match.Index && match.Index < h.Start)) continue;
            if (ReportHeadings.FieldOf(match.Groups["h"].Value, isAlone: false) is { } field) found.Add((field, match.Index, match.Index + match.Length, Page.Contains(match.Groups["h"].Value)));
        }

        return [.. found.OrderBy(h => h.Head)];
    }

    // Chat windows send on Enter, so people write all six parts on one line. Long headings stand anywhere; short ones, which are ordinary words, only
    // after a blank or a comma; all of them need their colon.
    [GeneratedRegex(@"(?:(?<h>问题(?:概述|概要|简述|现象|描述)|具体现象|详细描述|(?:操作|重现|复现)步骤|(?:预期|期望|实际)(?:结果|行为|效果|表现)|影响程度|(?:发生|出现)时间)|(?<=[\s,、;。])(?<h>现象|步骤|预期|期望|实际|影响|problem summary|summary|symptoms?|steps(?: to reproduce)?|expected(?: results?)?|actual(?: results?)?|impact))[ \t]*[:：]", Patterns.Plain, Patterns.Limit)]
    private static partial Regex InLine();

    // At the start of a line, or after a full stop or semicolon when somebody sends all of it in one line, behind numbers, bullets, emoji. A colon, a dash, a closing
    // bracket or a line end must follow.
    [GeneratedRegex(@"(?:(?<=\n)|^|(?<=[。;!?])|(?=【))[^\p{L}\p{N}\n]{0,8}(?:\d{1,2}(?:[.、):]|\uFE0F?\u20E3)|[一二三四五六七八九十]{1,2}[、.):])?[^\p{L}\p{N}\n]{0,8}(?<h>[\p{IsCJKUnifiedIdeographs}a-z][\p{IsCJKUnifiedIdeographs}a-z/'&、 \-]{0,28}?)[ \t]*(?:\([^)\n]{0,20}\))?(?:\*{1,2})?(?:(?<sign>[】\]][ \t]*[:：]?|[:：]|[ \t]+[-–—]+[ \t]|=)|[ \t]*(?=\n))(?:\*{1,2})?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:无|没有|暂无|不清楚|不知道|不详|n/?a|none|unknown|-+|\.+|/)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Nothing();
}
