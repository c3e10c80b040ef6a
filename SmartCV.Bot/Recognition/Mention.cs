using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>One place where a system, browser, device or network is named, and how sure it is the one with the problem.</summary>
internal sealed record Mention(string Value, int Start, int Length, int Weight)
{
    private static readonly Regex Mine = Patterns.Words(
        "我用|用的|使用的|我的|环境|系统是|系统[:：]|电脑是|手机是|平板是|浏览器是|浏览器[:：]|网络[:：]|(电脑|手机)(上)?(看不|打不|用不|登不|不行|没)|i use|i'm using|im using|i am using|i'm on|im on|using (a|my|the)?|on my|running");

    private static readonly Regex TriedToo = Patterns.Words("换了|换成|换个|换到|也试|试过|试了|别的|另一|另外|同事|朋友|tried|try|another|other|switch|colleague|friend");

    private static readonly Regex Theirs = Patterns.Words("(对方|他们?|她们?|老师|导师|hr|客户|面试官|朋友|同学)(那边|那里|这边)?(是|用|在用|打开|拿)(?!我)|(?<![a-z])(?:his|her|their|they use|he uses|she uses|recruiter|mentor)(?![a-z])");

    // The one that works is not the environment of the problem.
    private static readonly Regex Works = Patterns.Words("(?:能|可以)(?:正常)?(?:打开|用|登录|登|导出|访问|上)(?!吗|么|嘛)|(?:就|也)(?:可以|行|好)|没问题|正常|是好的|没事|(?<![a-z])works(?![a-z])|work fine|is fine|no problem|ok on|fine on|fine in");

    private static readonly Regex WorksNot = Patterns.Words("不正常|不能|不行|也不|不可以|异常|doesn't work|not work|nothing works|isn't fine|n't work|no longer works");

    private static readonly Regex Turn = Patterns.Words("(?<![a-z])but(?![a-z])|但是?|可是");

    public static Mention Of(ReportText text, Match match, string value)
    {
        var clause = Around(text, match.Index);
        var weight = Corrections.Weigh(text, match.Index);
        if (Mine.IsMatch(clause)) weight += 2;
        if (TriedToo.IsMatch(clause)) weight -= 3;
        if (Theirs.IsMatch(clause)) weight -= 5;
        if (Works.IsMatch(clause) && !WorksNot.IsMatch(clause)) weight -= 10;
        return new Mention(value, match.Index, match.Length, weight);
    }

    // "It works on Mac but fails on Windows": each half of the clause is about its own.
    private static string Around(ReportText text, int position)
    {
        var span = text.ClauseAt(position);
        var clause = text.FoldedIn(span);
        var turn = Turn.Match(clause);
        if (!turn.Success) return clause;
        return position - span.Start > turn.Index ? clause[turn.Index..] : clause[..turn.Index];
    }

    /// <summary>The heaviest, the first of equals; null when everything that was named works.</summary>
    public static Mention? Best(IEnumerable<Mention> mentions)
    {
        Mention? best = null;
        foreach (var mention in mentions.OrderBy(m => m.Start))
            if (mention.Weight > -8 && (best is null || mention.Weight > best.Weight)) best = mention;
        return best;
    }
}
