using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// What the program said, quoted by the user: 弹出“导出失败，请重试”, it says "Session expired". Quotation marks also stand around buttons, titles and what
/// should have been said; those are left out.
/// </summary>
internal static partial class ErrorTextRecognizer
{
    private const int Around = 14;

    public static void Read(ReportText text, FactList facts)
    {
        foreach (Match match in Quoted().Matches(text.Folded))
        {
            var before = text.Folded[Math.Max(text.ClauseAt(match.Index).Start, match.Index - Around)..match.Index];
            var end = match.Index + match.Length;
            var behind = text.Folded[end..Math.Min(text.Folded.Length, end + Around)];
            if (Hoped().IsMatch(before) || Pressed().IsMatch(before) || Control().IsMatch(behind)) continue;
            if (!Shown().IsMatch(before) && !Named().IsMatch(behind) && !Failure().IsMatch(match.Groups["v"].Value)) continue;
            facts.Put("error_message", text, match);
            return;
        }
    }

    [GeneratedRegex(@"[""「『【]\s?(?<v>[^""「」『』【】\n]{2,160}?)\s?[""」』】]|(?<![a-z0-9])'(?<v>[^'\n]{4,160})'(?![a-z0-9])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:提示|显示|弹出?|弹窗|报错?|跳出|出现|写着|返回|错误(?:信息|提示)?|报的是|看到|变成|(?<![a-z])(?:says?|said|saying|shows?|showing|shown|messages?|errors?|gets?|got|getting|gives?|displays?|pops? up|popup|returns?|reads?|with|see))(?:了?一?[个条句行]?|的?(?:是|内容)?|me| an?| the| error| message| saying| that)*\s?[:：,，]?\s?$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^\s?(?:的?(?:提示|错误|报错|弹窗|字样|红字|信息|警告)|(?:error|message|warning|popup|dialog)(?![a-z]))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Named();

    [GeneratedRegex(@"失败|错误|异常|无法|不能|超时|重试|过期|不存在|不支持|不正确|无效|出错|拒绝|繁忙|已被|(?<![a-z])(?:errors?|fail(?:ed|ure)?|invalid|denied|timed? ?out|not (?:found|supported|allowed)|unable|cannot|can't|couldn't|went wrong|expired|try again|forbidden|unavailable)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Failure();

    [GeneratedRegex(@"应该|应当|期望|预期|希望|正常|本来|(?<![a-z])(?:should|expected|expect|supposed|instead of)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Hoped();

    [GeneratedRegex(@"(?:点击?了?|点开|按了?|选择?了?|打开|进入?|标题是?|名字?叫?|叫做?|改成|输入了?|填了?|搜索?|职位是?|(?<![a-z])(?:click(?:ed|ing)?|press(?:ed)?|tap(?:ped)?|choose|chose|select(?:ed)?|open(?:ed)?|called|named|titled|typed|enter(?:ed)?|button)(?: on| the| a)*)\s?[:：]?\s?$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^\s?(?:按钮|键|菜单|选项|页面|功能|模板|这份|那份|一栏|栏|字段|(?:button|menu|option|page|tab|section|field|template|link)(?![a-z]))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Control();
}
