using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// What is left of a whole report when the greeting, the environment, addresses, times and wishes are taken away: what happened, in whatever words. Needed where
/// no list of words can hold all that may go wrong ("名字和公司对调了"); only for texts that are known to be reports.
/// </summary>
internal static partial class Narrative
{
    private const int ShortClause = 4;
    private const int LongestSummary = 60;

    // Wishes and what is quoted for the environment do not tell; what was read as one of these is told there.
    private static readonly string[] Literal =
        ["os", "browser", "device", "network", "account_email", "plan", "occurred_at", "order", "phone", "company", "tax_number", "app_version", "user_id", "account_age", "order_date"];

    /// <summary>The sentences that tell what is wrong, each from its first telling clause to its last.</summary>
    /// <param name="asks">It is a request or a suggestion: then only a complaint tells.</param>
    public static IReadOnlyList<Span> Of(ReportText text, FactList facts, bool asks)
    {
        var told = new List<Span>();
        foreach (var sentence in text.Sentences)
        {
            var clauses = text.Clauses.Where(c => sentence.Contains(c.Start) && Counts(text, c, facts, asks)).ToList();
            if (clauses.Count > 0) told.Add(new Span(clauses[0].Start, clauses[^1].End - clauses[0].Start));
        }

        // Without any sign of a problem in all of it, it is a request: nothing is wrong.
        return told.Exists(s => StoryRecognizer.IsProblem(text, s) || Hints(text, s, facts)) ? told : [];
    }

    /// <summary>What is bad about the present state, in a suggestion.</summary>
    public static Span? Complaint(ReportText text, FactList facts)
    {
        foreach (var clause in text.Clauses)
            if (Counts(text, clause, facts, asks: true) && Now().IsMatch(text.FoldedIn(clause))) return clause;
        return null;
    }

    /// <summary>The first clause that tells anything.</summary>
    public static Span Headline(ReportText text, FactList facts)
    {
        var left = text.Clauses.Where(c => Counts(text, c, facts, asks: false)).ToList();
        if (left.Count == 0) return default;
        var best = left.Find(c => Hints(text, c, facts));
        if (best == default) best = left[0];
        var before = left.FindIndex(c => c == best) - 1;
        // "预览是两页 打出来就一页": short ones need their neighbour.
        return before >= 0 && best.Length < ShortClause * 2 && best.End - left[before].Start <= LongestSummary ? new Span(left[before].Start, best.End - left[before].Start) : best;
    }

    /// <summary>Sounds like a problem where it is known that one is told.</summary>
    public static bool Hints(ReportText text, Span span, FactList facts)
    {
        var folded = text.FoldedIn(span);
        return (ProblemWords.Hint.IsMatch(folded) || ProblemWords.Outcome.IsMatch(folded)) && !ProblemWords.Filler.IsMatch(folded) && !Tells(text, span, facts);
    }

    private static bool Counts(ReportText text, Span clause, FactList facts, bool asks)
    {
        var folded = text.FoldedIn(clause);
        if (clause.Length < ShortClause || ProblemWords.Filler.IsMatch(folded) || Greeting().IsMatch(folded) || Contact().IsMatch(folded) || Tells(text, clause, facts)) return false;
        var isBad = StoryRecognizer.IsProblem(text, clause) || Hints(text, clause, facts);
        if (ProblemWords.Wish.IsMatch(folded) && (asks || !isBad)) return false;
        if (asks || text.IsQuestion(clause)) return isBad;
        return isBad || ProblemWords.Topic.IsMatch(folded);
    }

    // "win11 谷歌浏览器", "昨晚十点多开始的": another field holds it.
    private static bool Tells(ReportText text, Span span, FactList facts)
    {
        var quotes = Literal.Where(facts.Has).Select(f => facts.Values[f]).ToList();
        var words = text.Quote(span);
        if (facts["impact"] is { } impact && impact.Split('\n').Contains(words)) return true;
        return BareFacts.Are(words, quotes);
    }

    [GeneratedRegex(@"^(?:尊敬的|敬爱的|亲爱的|各位|dear |hi |hello |hey |此致|best |kind |yours |sincerely|regards|thanks|thank you|谢谢|感谢|麻烦.{0,6}(?:处理|核实|看看|查)|请.{0,6}(?:处理|核实|协助|查)|烦请|盼)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"@|^(?:手机|电话|tel|phone|mobile|微信号?|qq|邮箱|账号|账户|帐号|联系人?|抬头|税号|附件|订单|版本)[^,，。]{0,4}(?:[:：是]|\d)|^[\d\s+\-()]{7,}$|my (?:account|login|email) is", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Contact();

    [GeneratedRegex(@"现在|目前|现有|如今|太|每次|只(?:有|能|给|是|显示)|有点|看不|不方便|麻烦|难|(?<![a-z])(?:current|currently|now|only|too|always|every time|alike|hard|tiny|hides?)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Now();
}
