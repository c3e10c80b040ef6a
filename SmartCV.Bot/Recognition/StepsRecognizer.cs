using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What the user did: a numbered list, arrows, 先…然后…, or the actions named in the sentences (点导出PDF, click Export).</summary>
internal static partial class StepsRecognizer
{
    private const int Most = 12;

    public static void Read(ReportText text, FactList facts)
    {
        if (Numbered(text, facts) || Chained(text, facts)) return;
        // A wish and a question have no steps.
        if (facts["category"] is null or "suggestion" || facts["type"] is "refund" or "invoice") return;
        var found = Action().Matches(text.Folded).Concat(EnglishAction().Matches(text.Folded)).Where(m => !NotDone(text, m)).OrderBy(m => m.Index)
            .Select(m => text.Quote(m.Groups["v"].Index, m.Groups["v"].Length)).Where(s => s.Length > 2).Distinct().Take(Most).ToList();
        if (facts.Context.IsWhole && facts["type"] != "subscription") found = [.. Implied(text, found).Take(Most)];
        if (found.Count > 0) facts.Put("steps", string.Join('\n', found), string.Join('\n', found));
    }

    private static bool Numbered(ReportText text, FactList facts)
    {
        if (facts["category"] == "suggestion") return false;
        var lines = NumberedLine().Matches(text.Folded);
        if (lines.Count < 2 || !Action().IsMatch(text.Folded) && !EnglishAction().IsMatch(text.Folded)) return false;
        var words = lines.Select(m => text.Quote(m.Groups["v"].Index, m.Groups["v"].Length)).Where(l => l.Length > 0).Take(30).ToList();
        facts.Put("steps", string.Join('\n', words), text.Quote(lines[0].Index, lines[^1].Index + lines[^1].Length - lines[0].Index));
        return words.Count > 1;
    }

    private static bool Chained(ReportText text, FactList facts)
    {
        foreach (var sentence in text.Sentences)
        {
            var folded = text.FoldedIn(sentence);
            if (!Chain().IsMatch(folded)) continue;
            var arrows = Arrow().Matches(folded);
            if (arrows.Count < 2 && !Action().IsMatch(folded) && !EnglishAction().IsMatch(folded)) continue;
            var steps = StepLines.Split(text.Quote(Around(text, sentence, arrows))).Select(Done).Where(s => s.Length > 1).Distinct().ToList();
            if (steps.Count < 2) continue;
            facts.Put("steps", string.Join('\n', steps), text.Quote(sentence));
            return true;
        }

        return false;
    }

    // Arrows stand in the clauses of the list; what comes after them is the outcome.
    private static Span Around(ReportText text, Span sentence, MatchCollection arrows)
    {
        if (arrows.Count == 0) return sentence;
        var last = text.ClauseAt(sentence.Start + arrows[^1].Index);
        return new Span(sentence.Start, Math.Max(last.End, sentence.Start + arrows[^1].Index + 1) - sentence.Start);
    }

    // "…→确认导出，页面一直显示生成中": the list ends where the outcome begins.
    private static string Done(string step)
    {
        var cut = Result().Match(step);
        return cut.Success ? step[..cut.Index].Trim() : step;
    }

    // "导出PDF全是乱码" says what was done as well. In the order of the text; what is part of a step that was named is not named again.
    private static IEnumerable<string> Implied(ReportText text, List<string> named)
    {
        // What a stranger did is no step of the customer's.
        if (Stranger().IsMatch(text.Folded)) return named;
        var doing = Operation().Matches(text.Folded).Concat(EnglishOperation().Matches(text.Folded)).Where(m => !NeverDone().IsMatch(text.Folded[Math.Max(0, m.Index - 4)..m.Index])).OrderBy(m => m.Index)
            .Select(m => text.Quote(m.Groups["v"].Index, m.Groups["v"].Length)).Where(s => s.Length > 1).Distinct().ToList();
        return named.Concat(doing.Where(d => !named.Exists(n => n.Contains(d, StringComparison.OrdinalIgnoreCase) || d.Contains(n, StringComparison.OrdinalIgnoreCase))))
            .OrderBy(s => text.Words.IndexOf(s, StringComparison.Ordinal));
    }

    private static bool NotDone(ReportText text, Match match)
    {
        var before = text.Folded[Math.Max(0, match.Index - 4)..match.Index];
        return Undone().IsMatch(before);
    }

    [GeneratedRegex(@"(?:(?<=\n)|^)[ \t]*(?:\(?\d{1,2}[.、)][ \t]*|[①-⑳][ \t]*|第[一二三四五六七八九十]步[,，、:： ]*|step \d{1,2}[.:) ]*)(?<v>(?!\d)[^\n]{2,200})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"→|->|=>|➔", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"→|->|=>|➔|(?:先|首先).{1,80}?(?:然后|再|接着|最后)|(?<![a-z])(?:first|i) .{1,120}?(?<![a-z])then(?![a-z])|(?<![a-z])(?:i |we )?(?:open|click|press|choose|select|upload|go to)[^.\n]{2,40}, ?(?:i |then |and )*(?:click|press|choose|select|confirm|open|hit|export|save)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Chain();

    [GeneratedRegex(@"[,，]?\s*(?:就|结果|之后|应该|页面一直|一直显示|一直|却|但|提示|弹出|显示|报错|然后就|and (?:the|it|then|nothing|get|got)|it (?:says|said|shows|showed|fails|failed|hangs|stops|crashes)|but |the (?:file|page) (?:is|was))", RegexOptions.IgnoreCase | Patterns.Plain, Patterns.Limit)]
    private static partial Regex Result();

    [GeneratedRegex(@"(?<v>(?:双击|点击|单击|点开|(?<![零一二两三四五六七八九十几半\d])点了|(?<![零一二两三四五六七八九十几半\d])点(?=[^,，。\n]{0,12}(?:导出|按钮|链接|保存|下载|解析|评分|优化|登录|提交|发送|pdf|确认|分享|预览|邀请|打印|上传|支付|付款|忘记))|打开|选择了?|选了?(?=pdf|word|模板|文件)|上传了?|新建了?|切换(?:到|了)?|输入|拖动|拖拽|粘贴了?|贴了?(?=jd|职位|链接)|保存(?=简历|后|完|的时候)|刷新|清(?:除|了|理)?缓存|重新(?:发|登|上传|解析|生成|发送)[^,，。\n]{0,4}|重发|(?<![发协作的])邀请(?!(?:链接|邮件|码|函|你|您))|注册(?=[了一二三四五\d])|换(?:了|成)?(?=chrome|firefox|edge|火狐|谷歌|浏览器|建行|[^,，。\n]{1,4}卡)|f5)(?!的)(?: ?[^\s,，。;；!！?？就说提之后弹显没都一也老总全是→的]{1,18}(?:的[^\s,，。;；!！?？就说提之后弹显没都一也→的]{1,8})?(?:(?<=[a-z]) [a-z]{2,12}(?![a-z]))?)?)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Action();

    [GeneratedRegex(@"(?<![a-z])(?:i |we |just |when i |after i )*(?<v>(?:click(?:ed)?|press(?:ed)?|hit|open(?:ed)?|choose|chose|select(?:ed)?|upload(?:ed)?|tapp?(?:ed)?|registered|signed up|asked for|refreshed|reloaded|logged in|typed?|entered|pasted|dragged|exported|downloaded|went to|go to)(?![a-z])(?: (?!and|but|it says|the verification link says)[^ ,.;!?\n]{1,24}){1,5})|(?<v>(?:get|post|put|delete|patch) /[^\s,;]{1,80})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex EnglishAction();

    [GeneratedRegex(@"有人|别人|他人|陌生人|盗|(?<![a-z])(?:someone|somebody|stranger|hacked)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Stranger();

    [GeneratedRegex(@"(?:没|未|别|想|能不能|可以|怎么|如何|要)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex NeverDone();

    // What the product is used for, and what is tried when it fails; an attribute (导出的简历, 下载按钮) is none of them.
    [GeneratedRegex(@"(?<![自想要被])(?:(?<v>登录|登陆|导出|下载|上传|打印|保存|付款|支付)(?=不了|不上|不成|失败|时|的时候|一直|老|总|就|提示|报|来|下来|上去|[,，。\s]|$)|(?<v>登[进上]去?|(?:修改|改了(?=[^,，。\n]{0,6}(?:段|内容|描述|经历|信息|简历|资料|评价)))[^\s,，。就说]{0,8}|(?:重新|再次?|批量|反复)?(?:登录|登陆|注册(?!的|邮)|导出|导入|下载|上传|打印|保存|解析|分享|预览|提交|投递|付款|支付|进入?(?=编辑|首页|官网|页面)|编辑(?!器|页|权)|输入(?!法)|滚动|(?<![发协作的])邀请(?!函|链接|邮件|码)|接受|扫码|绑定|重置|找回密码|生成|查看|检查|刷新|清(?:除|空|了)?缓存)(?!不|失败|的|按钮|功能|时间|验证|邮件|链接|页|出来|完成|次数|过于|记录|提醒|密码框|中|是|来|下来|收)(?:了|过)?(?:[^\s,，。;；!！?？就说提之后弹显没都一也老总全是→的不还但却会成失无报出收打来用时为在我他她它你开起是]{0,8})?|换(?:了|成|过|个)[^\s,，。;；!！?？就都也还→的]{1,8}|往[上下左右]拉|打(?:字|拼音|一个字)))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Operation();

    [GeneratedRegex(@"(?<![a-z])(?:i |we |just |when i |after i |to )*(?<v>(?:drag(?:ged|ging)?|scroll(?:ed|ing)?|pick(?:ed)?|paste|export(?:ed|ing)?|import(?:ed|ing)?|upload(?:ed|ing)?|download(?:ed|ing)?|sav(?:e|ed|ing)|print(?:ed|ing)?|shar(?:ed|ing)|log(?:ged|ging)? ?(?:in|out)|sign(?:ed|ing)? ?(?:in|up|out)|reset(?:ting)?|paid|cancel(?:l?ed)|switched|cleared|tried|restarted|reinstalled|hit|pressing|opening|clicking)(?![a-z])(?! (?:is|was|button|page|link|fails?|failed|error|does|gives|option|me)(?![a-z]))(?: (?!and|but|it|is|was|gives|fails?|says|shows|still|with|on|since)[^ ,.;!?\n]{1,24}){0,4})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex EnglishOperation();

    [GeneratedRegex(@"(?:没|不|未|别|要|能|可以|怎么|如何|无法|法|to )$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Undone();
}
