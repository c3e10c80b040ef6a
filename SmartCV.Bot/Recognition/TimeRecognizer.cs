using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// When the problem happened, in the user's words. Reports speak of the past, so deadlines (下午5点前必须投递, due tomorrow) and times at which
/// all was well (昨天还在的) are left out.
/// </summary>
internal static partial class TimeRecognizer
{
    private static readonly Regex Deadline = Patterns.Words("^.{0,4}(之前|以前|前)(必须|要|得|交|提交|投|完成|截止|给)|^.{0,6}(要用|要交|要投|必须|截止|到期|要面试|面试|开会|要发|得交|需要)|^ ?(?:is )?(deadline|due)|^[ ]?(就|才|左右)?(注册的|开的号|创建的账)");
    private static readonly Regex WasWell = Patterns.Words("^[ ]?(晚上|早上|上午|下午)?(都)?(还|刚)(在|能|好|是好|可以|正常|登|用|有|没事)|^ (it |everything )?(was|were) (still )?(fine|working|there|ok)|^ (it |everything )?(still )?worked");
    private static readonly Regex NotProblem = Patterns.Words("(account (was )?(created|opened|made)|member since|customer since|due|deadline|need (it|this|them)|must be|have to|interview|before|until|by|version from|back to)( it| this)?( is| on| at| by)* ?$");

    public static void Read(ReportText text, FactList facts)
    {
        var found = TimeMentions.Find(text.Folded, facts.Context).Where(m => Counts(text, m, facts.Context.IsWhole)).ToList();
        if (found.Count == 0) return;
        var best = found.MaxBy(m => Weight(text, found, m))!;
        var quote = text.Quote(best.Start, best.End - best.Start);
        facts.Put("occurred_at", new Fact(quote, quote) { Moment = best.Moment });
    }

    /// <summary>True for words that may answer "since when?", however vague: "好几天了", "升级以后", "since I signed up".</summary>
    public static bool IsAboutTime(string text)
    {
        var folded = Text.TextFold.InPlace(text);
        return Vague().IsMatch(folded) || TimeMentions.Find(folded, AnyTime).Count > 0;
    }

    /// <summary>True for "从昨天", "早上开始的", "since noon": a beginning, and not a moment that may be a deadline as well.</summary>
    public static bool SaysSince(string text) => Since().IsMatch(Text.TextFold.InPlace(text));

    /// <summary>The moment of a text that is nothing but a time, such as what stands behind the heading 时间.</summary>
    public static DateTimeOffset? MomentOf(string words, ReadContext context) => In(Text.TextFold.InPlace(words), context)?.Moment;

    /// <summary>The first time words in a folded text.</summary>
    public static TimeMention? In(string folded, ReadContext context) => TimeMentions.Find(folded, context).FirstOrDefault(m => !m.IsVague);

    // Which words are there does not depend on the day, but something must be the past.
    private static ReadContext AnyTime { get; } = new(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, "zh");

    private static int Weight(ReportText text, List<TimeMention> found, TimeMention mention)
    {
        var weight = (mention.IsSince ? 4 : 0) + (mention.HasClock ? 2 : 0) + (mention.Day is null ? 0 : 1) - (mention.IsVague ? 4 : 0);
        return weight + Near(text, found, mention) + Corrections.Weigh(text, mention.Start);
    }

    // "10月20日取消了，11月15日还是扣了钱": the time of what went wrong. English says the time behind it, Chinese in front.
    private static int Near(ReportText text, List<TimeMention> found, TimeMention mention)
    {
        var clause = text.ClauseAt(mention.Start);
        string about;
        if (mention.IsEnglish)
        {
            about = text.Folded[Math.Min(clause.Start, mention.Start)..mention.Start];
            if (Turn().Match(about) is { Success: true } turn) about = about[turn.Index..];
        }
        else
        {
            var next = found.Find(m => m.Start > mention.Start)?.Start ?? clause.End;
            about = text.Folded[mention.End..Math.Max(mention.End, Math.Min(next, clause.End))];
        }

        if (Done().IsMatch(about)) return -3;
        return ProblemWords.Problem.IsMatch(about) || Charged().IsMatch(about) ? 3 : 0;
    }

    private static bool Counts(ReportText text, TimeMention mention, bool isWhole)
    {
        var sentence = text.SentenceAt(mention.Start);
        var after = text.Folded[mention.End..Math.Max(sentence.End, mention.End)];
        var before = text.Folded[Math.Min(sentence.Start, mention.Start)..mention.Start];
        if (Deadline.IsMatch(after) || WasWell.IsMatch(after) || NotProblem.IsMatch(before)) return false;
        if (Made().IsMatch(before) && Lost().IsMatch(after)) return false;
        // "10月的订阅" is about a month's bill, "2024年3月" in a résumé about nothing of ours; "最近" alone says when a fault shows, in a sentence that tells of one.
        if (mention.IsLong && !mention.IsSince) return Billed().IsMatch(after) || ProblemWords.Problem.IsMatch(after);
        return !mention.IsVague || ProblemWords.Problem.IsMatch(text.Folded) || (isWhole && ProblemWords.Hint.IsMatch(text.Folded));
    }

    [GeneratedRegex(@"(?<![a-z])i (?:added|wrote|made|created|saved|typed|entered|did) $", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Made();

    [GeneratedRegex(@"^ (?:is|are|was|were|has|have|got)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Lost();

    [GeneratedRegex(@"^的?(?:订阅|订单|会员|费|账单|发票|扣|付|份)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Billed();

    [GeneratedRegex(@"[0-9一两二三四五六七八九十几半好]个?多?(?:分钟|小时|钟头|天|周|星期|礼拜|月|年(?=前|了|来)|点|号|日)|[0-9][:：.][0-9]{2}|[昨今前]天|[今昨]|这[几两]?[天周]|早[上晨]|[上中下]午|晚上|半夜|凌晨|刚|最近|近来|一直|一开始|很久|好久|不久|上次|上[个周月]|之前|以前|以后|之后|以来|假期|节|(?<![a-z])(?:[0-9]{1,2} ?[ap]m|days?|weeks?|months?|years?|hours?|minutes?|mornings?|noon|afternoon|evening|night|weekend|ago|since|recent(?:ly)?|lately|just|always|never worked|beginning|before|after|when|last|long)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Vague();

    [GeneratedRegex(@"取消|注册|开通|申请|写了|做了|(?<![a-z])(?:cancel(?:l?ed)?|registered|signed up|wrote|made|version|copy)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Done();

    [GeneratedRegex(@"(?<![a-z])but(?![a-z])|但是?|可是|却", Patterns.Plain | RegexOptions.RightToLeft, Patterns.Limit)]
    private static partial Regex Turn();

    [GeneratedRegex(@"扣|(?<![a-z])(?:charged|billed)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Charged();

    [GeneratedRegex(@"从|自|开始|以来|(?<![a-z])(?:since|from|start(?:s|ed|ing)?|began)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Since();
}
