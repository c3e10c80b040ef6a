using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>wifi, mobile or wired, as far as the user says so. "The company network" may be either and is not guessed.</summary>
internal static partial class NetworkRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        var found = Named().Matches(text.Folded).Select(m => Mention.Of(text, m, Kind(m)));
        if (Mention.Best(found) is { } best) facts.Put("network", best.Value, text.Quote(best.Start, best.Length));
    }

    private static string Kind(Match match) =>
        match.Groups["w"].Success ? "wifi" : match.Groups["m"].Success ? "mobile" : "wired";

    // 流量 is also the traffic of a site, 4G the memory of a machine: both need company.
    [GeneratedRegex(@"(?<w>(?<![a-z])wi[\- ]?fi(?![a-z]|密码管理|营销)|无线网络?|(?:家里?|公司|学校|宿舍|单位|咖啡[馆店厅]|图书馆|连|用)的?无线(?!鼠标|键盘|耳机)|(?<![a-z])wlan(?![a-z]))|(?<m>(?:手机|移动|数据|的是|用的?|走|开的?|4g|5g)流量|(?<=^|\n|[,，。 ])流量(?=$|\n|[,，。 ])|移动(?:数据|网络)|蜂窝(?:数据|网络)?|手机热点|手机(?:上)?网|(?<![a-z0-9.])[345]g(?![a-z0-9])(?!\s?(?:大|内存|运行|的?文件|硬盘|显存|空间|of |ram|file|memory))|(?:mobile|cellular) (?:data|network)|(?<![a-z])(?:cellular|hotspot|lte)(?![a-z]))|(?<l>网线|有线(?:网络?)?|以太网|宽带(?!业务|推广|运营|销售)|(?<![a-z])(?:ethernet|wired(?! ?(?:headline|article|magazine))|lan cable|(?<=(?:on|over|via|through) (?:the |a |our )?)lan)(?![a-z]))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Named();
}
