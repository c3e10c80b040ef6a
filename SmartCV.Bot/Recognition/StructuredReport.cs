using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// A report in the six parts of the help page (问题概述、具体现象、操作步骤、预期结果、实际结果、影响程度), in Chinese or English, with or without
/// colons and numbers. Further headings (环境, 账号, 时间) end a part; their content is read like any other text.
/// </summary>
internal static partial class StructuredReport
{
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["问题概述"] = "summary", ["问题概要"] = "summary", ["概述"] = "summary", ["问题标题"] = "summary", ["标题"] = "summary", ["问题"] = "summary", ["问题描述"] = "symptom",
        ["summary"] = "summary", ["problem summary"] = "summary", ["problem"] = "summary", ["title"] = "summary", ["overview"] = "summary",
        ["具体现象"] = "symptom", ["问题现象"] = "symptom", ["现象"] = "symptom", ["现象描述"] = "symptom", ["symptom"] = "symptom", ["symptoms"] = "symptom", ["what happens"] = "symptom",
        ["description"] = "symptom", ["details"] = "symptom", ["observed behavior"] = "symptom", ["observed behaviour"] = "symptom",
        ["操作步骤"] = "steps", ["步骤"] = "steps", ["重现步骤"] = "steps", ["复现步骤"] = "steps", ["steps"] = "steps", ["steps to reproduce"] = "steps", ["how to reproduce"] = "steps",
        ["预期结果"] = "expected", ["期望结果"] = "expected", ["预期"] = "expected", ["期望"] = "expected", ["expected"] = "expected", ["expected result"] = "expected", ["expected results"] = "expected",
        ["expected behavior"] = "expected", ["expected behaviour"] = "expected",
        ["实际结果"] = "actual", ["实际"] = "actual", ["actual"] = "actual", ["actual result"] = "actual", ["actual results"] = "actual", ["actual behavior"] = "actual", ["actual behaviour"] = "actual",
        ["影响程度"] = "impact", ["影响"] = "impact", ["impact"] = "impact", ["severity"] = "impact", ["影响范围"] = "extent", ["范围"] = "extent", ["extent"] = "extent", ["who is affected"] = "extent",
        ["已尝试的办法"] = "tried", ["已尝试"] = "tried", ["尝试过的方法"] = "tried", ["already tried"] = "tried", ["tried"] = "tried", ["what i tried"] = "tried",
        ["时间"] = "occurred_at", ["发生时间"] = "occurred_at", ["出现时间"] = "occurred_at", ["time"] = "occurred_at", ["date"] = "occurred_at", ["when"] = "occurred_at", ["occurred at"] = "occurred_at", ["since"] = "occurred_at",
        ["用户id"] = "user_id", ["user id"] = "user_id", ["注册时间"] = "account_age", ["账户创建时间"] = "account_age", ["account created"] = "account_age",
        ["问题类型"] = "", ["问题类别"] = "", ["问题分类"] = "", ["类型"] = "", ["分类"] = "", ["issue type"] = "", ["problem type"] = "", ["type"] = "", ["category"] = "", ["环境"] = "", ["使用环境"] = "", ["操作系统"] = "", ["系统"] = "", ["浏览器"] = "", ["设备"] = "", ["网络"] = "", ["账号"] = "", ["账户"] = "", ["邮箱"] = "", ["注册邮箱"] = "", ["套餐"] = "", ["截图"] = "", ["附件"] = "",
        ["environment"] = "", ["system"] = "", ["os"] = "", ["browser"] = "", ["device"] = "", ["network"] = "", ["account"] = "", ["email"] = "", ["plan"] = "", ["screenshot"] = "", ["screenshots"] = "", ["attachments"] = "",
    };

    private static readonly string[] Parts = ["summary", "symptom", "steps", "expected", "actual", "impact"];

    private static readonly string[] Page = ["问题概述", "具体现象", "操作步骤", "预期结果", "实际结果", "影响程度"];

    /// <summary>True when at least three of the six parts are there: two may happen in a chat ("expected: …, actual: …").</summary>
    public static bool Read(ReportText text, FactList facts)
    {
        var found = Heads(text);
        if (found.Select(h => h.Field).Intersect(Parts).Count() < (found.Count(h => h.Sure) >= 2 ? 2 : 3)) return false;
        for (var i = 0; i < found.Count; i++)
        {
            var (field, _, start, _) = found[i];
            var end = i + 1 < found.Count ? found[i + 1].Head : text.Words.Length;
            if (field.Length > 0) Put(text, facts, field, new Span(start, Math.Max(0, end - start)));
        }

        return true;
    }

    private static void Put(ReportText text, FactList facts, string field, Span span)
    {
        var words = text.Quote(span);
        if (words.Length == 0 || Nothing().IsMatch(TextFold.Key(words))) return;
        if (field is "steps" or "tried") facts.Put(field, string.Join('\n', StepLines.Split(words)), words);
        else if (field == "occurred_at") facts.Put(field, new Fact(FirstLine(words), FirstLine(words)) { Moment = TimeRecognizer.MomentOf(FirstLine(words), facts.Context) });
        else facts.Put(field, words, words);
    }

    private static string FirstLine(string words) => words.Split('\n', 2)[0].Trim();

    // Sure: one of the six headings of the help page, letter by letter.
    private static List<(string Field, int Head, int Start, bool Sure)> Heads(ReportText text)
    {
        var found = new List<(string Field, int Head, int Start, bool Sure)>();
        foreach (Match match in Heading().Matches(text.Folded))
            if (Headings.TryGetValue(match.Groups["h"].Value.Trim(), out var field)) found.Add((field, match.Index, match.Index + match.Length, Page.Contains(match.Groups["h"].Value)));
        foreach (Match match in InLine().Matches(text.Folded))
            if (!found.Exists(h => h.Head <= match.Index && match.Index < h.Start)) found.Add((Headings[match.Groups["h"].Value], match.Index, match.Index + match.Length, Page.Contains(match.Groups["h"].Value)));
        return [.. found.OrderBy(h => h.Head)];
    }

    // Chat windows send on Enter, so people write all six parts on one line. Long headings stand anywhere; short ones, which are ordinary words, only
    // after a blank or a comma; all of them need their colon.
    [GeneratedRegex(@"(?:(?<h>问题概述|具体现象|问题现象|操作步骤|重现步骤|复现步骤|预期结果|期望结果|实际结果|影响程度)|(?<=[\s,、;。])(?<h>现象|步骤|预期|期望|实际|影响|problem summary|summary|symptoms?|steps(?: to reproduce)?|expected(?: results?)?|actual(?: results?)?|impact))[ \t]*[:：]", Patterns.Plain, Patterns.Limit)]
    private static partial Regex InLine();

    // At the start of a line, or after a full stop or semicolon when somebody sends all of it in one line. A colon, a closing bracket or a line end must follow.
    [GeneratedRegex(@"(?:(?<=\n)|^|(?<=[。;!?])|(?=【))[ \t]*(?:[#*\-•]{1,3}[ \t]*|\(?\d{1,2}[.、)][ \t]*|[一二三四五六七八九][、.][ \t]*|[【\[]){0,2}(?<h>[\p{IsCJKUnifiedIdeographs}a-z][\p{IsCJKUnifiedIdeographs}a-z ]{0,22}?)[ \t]*(?:\*{1,2})?(?:\([^)\n]{0,20}\))?(?:[】\]][ \t]*[:：]?|[:：]|[ \t]*(?=\n))(?:\*{1,2})?", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:无|没有|暂无|不清楚|不知道|不详|n/?a|none|unknown|-+|\.+|/)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Nothing();
}
