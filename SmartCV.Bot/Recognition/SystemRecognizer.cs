using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Operating systems with their version: Windows 11, macOS 14, iOS 17, Android 14, HarmonyOS, Ubuntu 22.04.</summary>
internal static partial class SystemRecognizer
{
    public static IEnumerable<Mention> Find(ReportText text) =>
    [
        .. Windows().Matches(text.Folded).Select(m => Mention.Of(text, m, With("Windows", m))),
        .. BareWindows().Matches(text.Folded).Where(m => IsSystem(text, m)).Select(m => Mention.Of(text, m, "Windows")),
        .. MacOs().Matches(text.Folded).Select(m => Mention.Of(text, m, With("macOS", m))),
        .. Mac().Matches(text.Folded).Select(m => Mention.Of(text, m, "macOS")),
        .. Ios().Matches(text.Folded).Select(m => Mention.Of(text, m, With("iOS", m))),
        .. ApplePhone().Matches(text.Folded).Select(m => Mention.Of(text, m, "iOS")),
        .. Android().Matches(text.Folded).Select(m => Mention.Of(text, m, With("Android", m))),
        .. AndroidPhone().Matches(text.Folded).Select(m => Mention.Of(text, m, "Android")),
        .. Harmony().Matches(text.Folded).Select(m => Mention.Of(text, m, With("HarmonyOS", m))),
        .. Linux().Matches(text.Folded).Select(m => Mention.Of(text, m, With(LinuxName(m.Groups["n"].Value), m))),
    ];

    public static void Read(ReportText text, FactList facts)
    {
        if (Mention.Best(Find(text)) is not { } best) return;
        // "Windows 系统，win11": the version may stand elsewhere.
        var fuller = Find(text).FirstOrDefault(m => m.Value.StartsWith(best.Value + " ", StringComparison.Ordinal) && m.Weight > -3) ?? best;
        facts.Put("os", fuller.Value, text.Quote(fuller.Start, fuller.Length));
    }

    private static string With(string name, Match match)
    {
        var version = match.Groups["v"].Value.Trim();
        return version switch
        {
            "" => name,
            "xp" => name + " XP",
            "vista" => name + " Vista",
            _ => name + " " + (char.IsAsciiDigit(version[0]) ? version : char.ToUpperInvariant(version[0]) + version[1..]),
        };
    }

    // "Two windows open" is no system: the word counts with a capital inside a sentence, or beside words that say so.
    private static bool IsSystem(ReportText text, Match match)
    {
        if (match.Groups["sure"].Success) return true;
        var before = text.Folded[Math.Max(0, match.Index - 12)..match.Index];
        if (Several().IsMatch(before)) return false;
        return text.Words[match.Index] == 'W' && text.Words[match.Index + 1] == 'i';
    }

    private static string LinuxName(string folded) => folded switch
    {
        "统信" or "uos" => "UOS",
        "麒麟" => "Kylin",
        "chromebook" or "chromeos" or "chrome os" => "ChromeOS",
        _ => char.ToUpperInvariant(folded[0]) + folded[1..],
    };

    [GeneratedRegex(@"(?<![a-z0-9])(?:win(?:dows)?|视窗)[ \-]?(?:系统)?[ ]?(?<v>11|10|8\.1|8|7|xp|vista)(?![0-9.:]|[a-z])(?!\s?(?:点|次|遍|个|分钟|小时))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Windows();

    [GeneratedRegex(@"(?<![a-z0-9])windows(?![a-z0-9])(?:\s?(?<sure>系统|电脑|笔记本|台式|pc|laptop|desktop|machine|computer|os|home|pro))?(?! of | open)|(?<=(?:on|using|my|system|os|系统|用的?)[:：是 ]{0,3})(?<sure>windows)(?![a-z0-9])(?! of | open)|(?<![a-z0-9])(?<sure>win)(?= ?(?:系统|电脑|笔记本))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex BareWindows();

    [GeneratedRegex(@"(?:two|three|several|many|multiple|browser|new|all|other|more|both|these)\s+$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Several();

    [GeneratedRegex(@"(?<![a-z0-9])(?:mac ?os(?: ?x)?|os x)(?:系统|[ :：])*(?<v>\d{2}(?:\.\d{1,2}){0,2}|tahoe|sequoia|sonoma|ventura|monterey|big sur|catalina)?(?![0-9a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex MacOs();

    [GeneratedRegex(@"(?<![a-z0-9])(?<!big )i?mac(?:book)?(?: ?(?:pro|air|mini|studio))?(?![a-z0-9])(?! ?(?:os|地址|address))|苹果(?:电脑|笔记本|系统的电脑)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Mac();

    [GeneratedRegex(@"(?<![a-z0-9])(?:ipad ?os|ios)(?:系统|[ :：])*(?<v>\d{1,2}(?:\.\d{1,2}){0,2})?(?![0-9a-z])(?!\s?(?:点|次|遍))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Ios();

    [GeneratedRegex(@"(?<![a-z0-9])(?:iphone|ipad)(?![a-z]*os)(?: ?(?:\d{1,2}|se|xr?s?|air|mini))?(?: ?(?:pro|max|plus|mini|air)){0,2}(?![a-z])|苹果(?:手机|平板|\s?1[1-9](?![0-9]|\s?(?:块|元|个|斤|点|次)))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex ApplePhone();

    [GeneratedRegex(@"(?:(?<![a-z0-9])android(?![a-z])|安卓)(?:系统|版本|[ :：])*(?<v>\d{1,2}(?:\.\d)?)?(?![0-9])(?!\s?(?:点|次|遍|个))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Android();

    // Makers whose telephones run nothing else. Huawei and Honor may be HarmonyOS: not guessed.
    [GeneratedRegex(@"小米(?:手机|\s?1[0-9](?![0-9]))|红米(?!饭|粥)|(?<![a-z])(?:redmi|oppo|vivo|realme|oneplus|samsung galaxy|galaxy s\d{2}|pixel \d{1,2}|xiaomi \d{2})(?![a-z])|三星手机|一加手机", Patterns.Plain, Patterns.Limit)]
    private static partial Regex AndroidPhone();

    [GeneratedRegex(@"(?:鸿蒙|(?<![a-z])harmony ?os)(?:系统|[ :：])*(?:next)?[ ]?(?<v>\d(?:\.\d){0,2})?(?![0-9])(?!\s?(?:点|次|遍|个))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Harmony();

    [GeneratedRegex(@"(?<![a-z])(?<n>ubuntu|debian|fedora|linux|chromebook|chrome ?os|uos|deepin)(?![a-z])[ ]?(?<v>\d{1,2}(?:\.\d{2})?)?(?![0-9:])(?!\s?(?:点|次|遍))|(?<n>统信|麒麟)(?:系统|操作系统)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Linux();
}
