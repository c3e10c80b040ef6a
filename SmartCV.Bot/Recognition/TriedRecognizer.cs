using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Which of the four self-help steps of the help page were done: restart, network, cache, device. Value: the user's words, one step a line;
/// <see cref="Steps"/> gives the names, so that a bot does not ask for what was done.
/// </summary>
public static partial class TriedRecognizer
{
    private static readonly Regex NotDone = Patterns.Words(
        "没(有)?(试|清|重启|换|刷新|重新)|还没|未(清|重启|换)|不想|怎么(清|换|重启)|如何(清|换|重启)|要不要|需要(清|换|重启)吗|是不是要|应该(清|换|重启)吗|haven't|have not|didn't|did not|not (yet )?(tried|cleared|restarted)|how (do|can|to)|should i|do i (need|have)");

    /// <summary>restart, network, cache and device, as far as the text says that they were tried.</summary>
    public static IReadOnlyList<string> Steps(string text) => [.. Find(ReportText.Of([text])).Select(f => f.Step).Distinct()];

    internal static void Read(ReportText text, FactList facts)
    {
        var lines = Find(text).Select(f => text.Quote(f.Clause)).Distinct().ToList();
        if (lines.Count > 0) facts.Put("tried", string.Join('\n', lines), string.Join('\n', lines));
    }

    private static IEnumerable<(string Step, Span Clause)> Find(ReportText text)
    {
        foreach (var clause in text.Pieces)
        {
            var folded = text.FoldedIn(clause);
            if (NotDone.IsMatch(folded)) continue;
            foreach (var (step, words) in Tried)
                if (words.IsMatch(folded)) yield return (step, clause);
        }
    }

    private static readonly (string Step, Regex Words)[] Tried =
    [
        ("restart", Restart()),
        ("network", Network()),
        ("cache", Cache()),
        ("device", Device()),
    ];

    [GeneratedRegex(@"重启|重新(?:启动|打开|登录|登陆|进入|安装)|重装|退出(?:重|再|后)|关(?:了|掉)?(?:再|重新?)开|刷新|重试|再试|试了?[一二两三四五六七八九十几好\d]{1,3}[次遍回]|试了?好几[次遍]|f5|(?<![a-z])(?:restart(?:ed|ing)?|reboot(?:ed|ing)?|refresh(?:ed|ing)?|reload(?:ed|ing)?|reinstall(?:ed)?|(?:logged|signed) out and|tried (?:again|twice|\w+ times|several times)|retried)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Restart();

    [GeneratedRegex(@"换(?:了|过|个|成|到)*(?:个|一个|别的|另一个|其他|手机|家里的?|公司的?)*(?:网络?|wi-?fi|热点|流量|4g|5g)|(?:检查|测)(?:了|过)?网络|(?:也|还)?试(?:了|过)(?:手机)?(?:热点|流量|wi-?fi|4g|5g|别的网)|网络(?:是)?(?:正常|没问题|好的)|(?:手机)?流量(?:也|能|可以)|(?<![a-z])(?:(?:switched|changed|tried|another|different|other) (?:the |a |an |to |my )*(?:network|wi-?fi|hotspot|mobile data|connection)|(?:checked|tested) (?:the |my )?(?:network|internet|connection)|(?:internet|network|connection) is (?:fine|ok|good))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Network();

    [GeneratedRegex(@"清(?:除|理|空|了|过|掉)*(?:了|过)?(?:浏览器)?(?:的)?(?:所有|全部)?(?:缓存|cookies?|历史记录|浏览数据)|缓存(?:也|都|已经?)?(?:清|删)|(?:无痕|隐身|隐私)(?:模式|窗口)|(?<![a-z])(?:clear(?:ed|ing)?|delet(?:ed|ing)|empt(?:ied|ying)) (?:the |my |all |browser )*(?:cache|cookies)|(?<![a-z])(?:incognito|private (?:window|mode|browsing))(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Cache();

    [GeneratedRegex(@"换(?:了|过|个|成|到|用)*(?:个|一个|一台|台|别的|另一台|另一个|其他|朋友的?|同事的?|两个|[两三]台|好几个)*(?:浏览器|电脑|手机(?!热点|流量|网|号|卡)|设备|平板|chrome|firefox|edge|safari|火狐|谷歌)|(?:别的|其他|另一[台个]|另外一?[台个])(?:的)?(?:浏览器|电脑|手机|设备)(?:也|上也|试)|(?:浏览器|电脑|手机|设备)都(?:试|不行|一样)|(?<![a-z])(?:(?:tried|switched|on|with|use|used|using) (?:to )?(?:another|a different|other|different|several|two|both|a second) (?:browser|computer|device|phone|laptop|pc|machine)s?|tried (?:in |on |with |using )?(?:chrome|firefox|edge|safari)(?: and (?:chrome|firefox|edge|safari))?|(?:same|also) (?:in|on|with) (?:chrome|firefox|edge|safari))(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Device();
}
