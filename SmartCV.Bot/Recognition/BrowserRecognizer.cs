using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Browsers with their version, under the names that <see cref="BrowserFacts"/> gives.</summary>
internal static partial class BrowserRecognizer
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["chrome"] = "Chrome", ["谷歌"] = "Chrome", ["chromium"] = "Chromium", ["edge"] = "Edge", ["firefox"] = "Firefox", ["火狐"] = "Firefox", ["safari"] = "Safari",
        ["opera"] = "Opera", ["brave"] = "Brave", ["vivaldi"] = "Vivaldi", ["360"] = "360 浏览器", ["qq"] = "QQ 浏览器", ["uc"] = "UC 浏览器", ["华为"] = "华为浏览器",
        ["小米"] = "小米浏览器", ["搜狗"] = "搜狗浏览器", ["夸克"] = "夸克浏览器", ["微信"] = "微信内置浏览器", ["wechat"] = "微信内置浏览器", ["ie"] = "IE",
        ["internet explorer"] = "IE", ["samsung"] = "Samsung Internet", ["vivo"] = "vivo 浏览器", ["oppo"] = "OPPO 浏览器",
    };

    public static void Read(ReportText text, FactList facts)
    {
        var found = Named().Matches(text.Folded).Concat(InWeChat().Matches(text.Folded)).Select(m => Mention.Of(text, m, Name(m)));
        if (Mention.Best(found) is { } best)
        {
            facts.Put("browser", best.Value, text.Quote(best.Start, best.Length));
            return;
        }

        // "The browser that came with it" says which one only where the system is known to have one.
        if (BuiltIn().Match(text.Folded) is { Success: true } own && facts["os"] is { } os && (os.StartsWith("iOS", StringComparison.Ordinal) || os.StartsWith("macOS", StringComparison.Ordinal)))
            facts.Put("browser", "Safari", text.Quote(own.Index, own.Length));
    }

    private static string Name(Match match)
    {
        var version = match.Groups["v"].Value;
        var name = Names[match.Groups["n"].Value];
        return version.Length > 0 ? $"{name} {version}" : name;
    }

    private const string Version = @"(?:\s?(?:浏览器|browser))?(?:[ ,，]?(?:的)?(?:版本号?|version|ver\.?|v)(?:是|[:： ])*)?[ ]?(?<v>\d{1,3}(?:\.\d{1,5}){0,3})?(?![0-9])(?!\s?(?:点|次|遍|个|天|分|秒|号|月|年|:|am\b|pm\b|块|元|times|days|hours|min))";

    // "Edge case", "a safari", "brave new": an English word needs to look like the name.
    [GeneratedRegex(@"(?:(?<![a-z])(?:google |microsoft |ms |mozilla )?(?<n>chrome(?! ?(?:os|book))|chromium|(?<!cutting |leading )edge(?! (?:case|of|to)s?)|firefox|(?<!(?<![a-z])a )safari(?! (?:in (?:kenya|africa)|trip|park|tour))|(?<!soap )opera|vivaldi|internet explorer)(?![a-z])|(?<n>谷歌(?!搜|翻译|地图|邮箱|账[号户]|登录)|火狐)(?:浏览器)?|(?<![a-z])(?<n>ie)(?=\s?(?:浏览器|[6-9](?![0-9])|1[01](?![0-9])))|(?<n>360|(?<![a-z])qq|(?<![a-z])uc|华为|小米|搜狗|夸克|微信|(?<![a-z])vivo|(?<![a-z])oppo|(?<![a-z])brave|(?<![a-z])samsung)(?:手机)?(?:安全|极速|自带|内置|内的|里的)?(?:的)?[ ]?(?:浏览器|internet|browser))" + Version, Patterns.Plain, Patterns.Limit)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<n>微信)(?:里面?|内|中|上)(?:直接)?(?:打开|点开|点的|看|浏览)|(?:opened |open )?(?:inside|within|in) (?<n>wechat)(?! ?(?:pay|group))(?<v>)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex InWeChat();

    [GeneratedRegex(@"(?:自带|系统|默认|原生)的?(?:那个|这个)?浏览器|(?:built-in|default) browser", Patterns.Plain, Patterns.Limit)]
    private static partial Regex BuiltIn();
}
