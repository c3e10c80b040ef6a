using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>What happened, in the user's own words: summary, symptom, expected, actual, and the reason of a refund.</summary>
internal static partial class StoryRecognizer
{
    private const int LongestSummary = 60;
    private const int ShortSummary = 8;

    public static void Read(ReportText text, string? subject, FactList facts)
    {
        var suggests = facts["category"] == "suggestion";
        var asks = suggests || facts["type"] is "refund" or "invoice";
        ReadOutcome(text, facts);
        var wish = asks ? text.Clauses.FirstOrDefault(c => ProblemWords.Wish.IsMatch(text.FoldedIn(c))) : default;
        if (wish != default) facts.Put("expected", Bare(text.Quote(wish)), text.Quote(wish));
        if (facts["type"] == "refund") ReadReason(text, facts);
        var problems = text.Sentences.Where(s => IsProblem(text, s)).Select(s => text.Quote(Core(text, s, facts))).ToList();
        if (facts.Context.IsWhole) problems = Narrative.Of(text, facts, asks) is { Count: > 0 } told ? [.. told.Select(text.Quote)] : problems;
        if (problems.Count > 0) facts.Put("symptom", string.Join('\n', problems.Select(Bare)), string.Join('\n', problems));
        if (!suggests && Actual(text, facts) is { } actual) facts.Put("actual", Bare(text.Quote(actual)), text.Quote(actual));
        if (suggests && facts.Context.IsWhole && Narrative.Complaint(text, facts) is { } complaint) facts.Put("actual", Bare(text.Quote(complaint)), text.Quote(complaint));
        ReadSummary(text, subject, facts, asks);
    }

    // A sentence without its greeting in front and its address or browser at the end; what was done before and what was expected have fields of their own.
    private static Span Core(ReportText text, Span sentence, FactList facts)
    {
        // One step is the problem itself ("点导出没反应"); a list of them is what led to it.
        List<string> elsewhere = facts["steps"] is { } steps && steps.Contains('\n', StringComparison.Ordinal) ? [.. steps.Split('\n')] : [];
        if (facts["expected"] is { } expected) elsewhere.Add(expected);
        var clauses = text.Clauses.Where(c => sentence.Contains(c.Start)).ToList();
        var first = clauses.FindIndex(c => Tells(text, c) && !IsElsewhere(text, c, elsewhere));
        var last = clauses.FindLastIndex(c => Tells(text, c) && !IsElsewhere(text, c, elsewhere));
        return first < 0 ? sentence : new Span(clauses[first].Start, clauses[last].End - clauses[first].Start);
    }

    private static bool IsElsewhere(ReportText text, Span clause, List<string> told) =>
        !IsProblem(text, clause) && told.Exists(t => text.Quote(clause).Contains(t, StringComparison.Ordinal));

    private static bool Tells(ReportText text, Span clause) => IsProblem(text, clause) || (clause.Length >= ShortSummary && ProblemWords.Topic.IsMatch(text.FoldedIn(clause)) && !Contact().IsMatch(text.FoldedIn(clause)));

    // The program's own words say more than "it does not work".
    private static Span? Actual(ReportText text, FactList facts)
    {
        Span? best = null;
        var most = 0;
        // A refund or an invoice is asked for; only what went wrong with the money is an outcome.
        var hints = facts.Context.IsWhole && facts["type"] is not (null or "invoice");
        var isRefund = facts["type"] == "refund";
        foreach (var piece in text.Pieces)
        {
            if (!IsProblem(text, piece) && !(hints && Narrative.Hints(text, piece, facts) && (!isRefund || Charged().IsMatch(text.FoldedIn(piece))))) continue;
            var score = (IsProblem(text, piece) ? 1 : 0) + (ProblemWords.Shown.IsMatch(text.FoldedIn(piece)) ? 3 : 0) + (piece.Length >= 4 ? 1 : 0) + (facts.Context.IsWhole && Outcome().IsMatch(text.FoldedIn(piece)) ? 1 : 0) + (ProblemWords.Topic.IsMatch(text.FoldedIn(piece)) ? 1 : 0);
            if (score > most) (best, most) = (piece, score);
        }

        return best;
    }

    private static void ReadSummary(ReportText text, string? subject, FactList facts, bool asks)
    {
        if (subject is not null && Topic(subject, facts.Context.IsWhole) is { } topic) facts.Put("summary", topic, subject);
        var isWhole = facts.Context.IsWhole;
        var best = Headline(text, asks, isWhole);
        if (best == default && isWhole && facts["category"] is not null) best = Narrative.Headline(text, facts);
        if (best == default) return;
        var quote = text.Quote(best);
        facts.Put("summary", SafeText.Cut(Bare(quote), LongestSummary), quote);
    }

    // The clause that says most: what (a part of the product) and what is wrong with it or wished for.
    private static Span Headline(ReportText text, bool asks, bool isWhole)
    {
        var best = default(Span);
        var most = 0;
        foreach (var clause in text.Clauses)
        {
            var folded = text.FoldedIn(clause);
            var problem = IsProblem(text, clause);
            if (!problem && !(asks && (ProblemWords.Wish.IsMatch(folded) || KindWords.Suggests.IsMatch(folded) || (isWhole && ProblemWords.Hint.IsMatch(folded))))) continue;
            var score = 2 - (ExpectedWord().IsMatch(folded) ? 3 : 0) + (ProblemWords.Topic.IsMatch(folded) ? 2 : 0) + (clause.Length >= 6 ? 1 : 0);
            if (score > most) (best, most) = (clause, score);
        }

        return best == default ? best : WithSubject(text, Essence(text, best));
    }

    // "电脑端编辑的内容，手机端不显示", "点导出，提示“请重试”": a few characters, or what was shown, do not say what they are about.
    private static Span WithSubject(ReportText text, Span found)
    {
        if (found.Length >= ShortSummary && !Announced().IsMatch(text.FoldedIn(found))) return found;
        var before = text.Clauses.LastOrDefault(c => c.End <= found.Start);
        if (before == default || before.Start < text.SentenceAt(found.Start).Start || found.End - before.Start > LongestSummary) return found;
        return ProblemWords.Topic.IsMatch(text.FoldedIn(before)) ? new Span(before.Start, found.End - before.Start) : found;
    }

    // Of "昨晚八点 保存失败 win11 chrome" the pieces from the first to the last that tell something.
    private static Span Essence(ReportText text, Span clause)
    {
        var telling = text.Pieces.Where(p => clause.Contains(p.Start) && (ProblemWords.Topic.IsMatch(text.FoldedIn(p)) || IsProblem(text, p))).ToList();
        if (telling.Count == 0) return clause;
        var whole = new Span(telling[0].Start, telling[^1].End - telling[0].Start);
        return whole.Length <= LongestSummary ? whole : telling.Find(p => IsProblem(text, p)) is { Length: > 0 } piece ? piece : telling[0];
    }

    /// <summary>A mail subject that says something: not "Re:", not a ticket mark, not "help".</summary>
    private static string? Topic(string subject, bool isWhole)
    {
        var bare = SubjectMark().Replace(subject, "").Trim();
        var folded = TextFold.InPlace(bare);
        var says = ProblemWords.Problem.IsMatch(folded) || ProblemWords.Wish.IsMatch(folded) || ProblemWords.Outcome.IsMatch(folded);
        // The subject of an answer is the old one: it counts when it names the trouble.
        if (Answer().IsMatch(subject)) says = isWhole && ProblemWords.Problem.IsMatch(folded);
        else says |= isWhole && !Vague().IsMatch(folded);
        return says && bare.Length >= 4 ? SafeText.Cut(bare, LongestSummary) : null;
    }

    private static void ReadOutcome(ReportText text, FactList facts)
    {
        if (Expected().Match(text.Folded) is { Success: true } expected) facts.Put("expected", text, expected);
        if (Actual().Match(text.Folded) is { Success: true } actual) facts.Put("actual", text, actual);
    }

    private static void ReadReason(ReportText text, FactList facts)
    {
        if (Reason().Match(text.Folded) is { Success: true } reason) facts.Put("reason", text, reason);
    }

    internal static bool IsProblem(ReportText text, Span span)
    {
        var folded = ProblemWords.Asserted(text.FoldedIn(span));
        return (ProblemWords.Problem.IsMatch(folded) || UrgencySigns.Sounds(folded)) && !ProblemWords.OnlyAsks.IsMatch(folded) && !ProblemWords.Filler.IsMatch(folded);
    }

    private static string Bare(string quote) => Opening().Replace(quote, "");

    [GeneratedRegex(@"^(?:(?:re|fwd?|回复|答复|转发|转寄)\s*[:：]\s*|[\[【][^\]】]{0,20}[\]】]\s*){1,6}", RegexOptions.IgnoreCase | Patterns.Plain, Patterns.Limit)]
    private static partial Regex SubjectMark();

    [GeneratedRegex(@"^(?:(?:那个|呃|嗯|就是|我想说一下|是这样的|请问|您好|你好|我要?(?:报|反馈)一?个?(?:bug|问题|障)?|(?:反馈|报告)一?个?问题|问题是?|报个?bug|但是?|可是|不过|结果|(?:hi|hello|hey|so|well|also|and|but|then|lol)(?![a-z]))[ ,，:：]*){1,5}", RegexOptions.IgnoreCase | Patterns.Plain, Patterns.Limit)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:预期|期望|本来应该|本应该?|理应|正常(?:情况下?|来说)?(?:应该|是)|按理(?:说|来说)?(?:应该)?|我以为|应该(?=提示|弹|能|可以|会|有|显示|看到|得到|收到|自动|跳|弹|是.{1,24}(?:结果|但|可|却|而|才对|才是)))(?:是|的是|结果是|[:：])?(?<v>[^,，。;；\n!！?？]{2,60})|(?<![a-z])(?:expected(?: result)?(?: is| was|:)?|i (?:expect|expected)(?: that| to| it to)?|should(?= (?:have|be|get|see|show|export|work|open|save|download))|supposed to)\s(?<v>[^,.;\n!?]{3,100})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Expected();

    [GeneratedRegex(@"(?:实际(?:上|结果)?(?:是|却|[:：])*|结果(?:却|是|就|它|显示|变成|[:：])*|(?:[,，]|\s)(?:但是?|可是?|却|而)(?=.{0,12}(?:不|没|空|错|失败|显示|提示|变|还是)))(?<v>[^。;；\n!！?？]{2,80})|(?<![a-z])(?:actual(?: result)?(?: is| was|:)?|instead(?:,| of [^,.\n]{1,40},)?|but(?= (?:it|the|nothing|i get|i got|all)))\s(?<v>[^.;\n!?]{3,120})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Actual();

    [GeneratedRegex(@"(?:因为|由于|原因是?[:：]?|所以想退.{0,4}[,，]?)(?<v>[^。;；\n!！?？]{2,80})|(?<=^|\n|[,，。])(?<v>[^,，。;；\n!！?？]{0,20}(?:用不上|用不着|不需要了|不想用|没用过|不好用|不满意|买错|误买|误点|点错|重复|多扣|找到工作|没有?需要的|不合适|不值|太贵|后悔)[^。;；\n!！?？]{0,30})|(?<![a-z])because (?<v>[^.;\n!?]{3,120})|(?<v>(?:bought|subscribed|charged)[^.;\n!?]{0,20}(?:by mistake|accidentally|twice)[^.;\n!?]{0,30})", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^(?:就|会|它|页面|系统)?(?:提示|显示|弹|报错|报|说)|^(?:then )?(?:it|the page|the site) (?:says|said|shows|showed)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Announced();

    [GeneratedRegex(@"^(?:但是?|可是?|不过|结果|就|却|还是|仍|一直|最后|显示|提示|变|又|都|全|but |it |the page |instead |nothing |still )", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"^\s*(?:re|回复|答复|回覆)\s*[:：]", RegexOptions.IgnoreCase | Patterns.Plain, Patterns.Limit)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(?:.{0,6}(?:问题|咨询|求助|反馈|帮助|help|questions?|issues?|problems?|support|bug).{0,3}|.{0,4}(?:你好|您好|hello|hi|急|紧急|urgent|无主题|no subject|smartcv|客服|在线等).{0,4}|[\W_]*)$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Vague();

    [GeneratedRegex(@"扣|(?<![a-z])(?:charged|billed)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Charged();

    [GeneratedRegex(@"应该|预期|期望|expected|should|supposed", Patterns.Plain, Patterns.Limit)]
    private static partial Regex ExpectedWord();

    [GeneratedRegex(@"@|手机号|电话|订单号|附件", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Contact();
}
