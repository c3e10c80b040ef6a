using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Tells whether a text is facts and nothing else ("早上开始的", "I'm on Chrome"), so that it cannot be meant as an account of anything. Whatever is left besides
/// the quotes and the words that only lead up to them makes it one.
/// </summary>
internal static partial class BareFacts
{
    /// <summary>True when every word of the text belongs to one of the facts, of which there must be one.</summary>
    public static bool Are(string text, IReadOnlyCollection<Fact> facts)
    {
        var rest = TextFold.InPlace(text);
        foreach (var quote in facts.Select(f => TextFold.InPlace(f.Quote)).Where(q => q.Length > 0).OrderByDescending(q => q.Length)) rest = rest.Replace(quote, " ", StringComparison.Ordinal);
        return facts.Count > 0 && !LeadingUp().Replace(rest, "").Any(char.IsLetterOrDigit);
    }

    // No word that tells, denies or allows something (没, 不, 能, 登录): with one of them it is a sentence.
    [GeneratedRegex(
        @"自从|开始|以来|大概|大约|差不多|左右|应该|好像|可能|到现在|操作系统|系统|浏览器|电脑|笔记本|台式机?|手机|平板|设备|网络|版本号?|邮箱|账号|账户|注册|时间|套餐|用户|会员|环境|发现|出现|发生|另外|对了|补充|一下|谢谢|使用|我们|[我您是用在从自打起就的了上版号吧啊呢哦嗯呀哈]|"
        + @"(?<![a-z'])(?:i|i'm|im|am|we|use|using|used|on|in|with|at|from|since|it|it's|its|is|was|the|an?|my|and|also|browser|system|os|computer|laptop|pc|phone|tablet|device|version|network|plan|account|e-?mail|address|registered|start(?:s|ed|ing)?|began|happen(?:s|ed|ing)?|about|around|roughly|running|by the way)(?![a-z'])",
        Patterns.Plain, Patterns.Limit)]
    private static partial Regex LeadingUp();
}
