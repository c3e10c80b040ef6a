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
    private static readonly Regex NotProblem = Patterns.Words("(account (was )?(created|opened|made)|member since|customer since|due|deadline|need (it|this|them)|must be|have to|interview|before|until|by)( it| this)?( is| on| at| by)* ?$");

    public static void Read(ReportText text, FactList facts)
    {
        var found = Chinese().Matches(text.Folded).Concat(English().Matches(text.Folded)).Where(m => m.Length > 0 && Counts(text, m)).OrderBy(m => m.Index).ToList();
        if (found.Count == 0) return;
        var best = found.MaxBy(Weight)!;
        var (start, length) = Joined(text, found, best);
        var quote = text.Quote(start, length);
        facts.Put("occurred_at", new Fact(quote, quote) { Moment = length == best.Length || best.Groups["clock"].Success ? TimeWords.Moment(best, facts.Context) : null });
    }

    /// <summary>True for words that may answer "since when?", however vague: "好几天了", "升级以后", "since I signed up".</summary>
    public static bool IsAboutTime(string text) => In(Text.TextFold.InPlace(text)) is not null || Vague().IsMatch(Text.TextFold.InPlace(text));

    /// <summary>True for "从昨天", "早上开始的", "since noon": a beginning, and not a moment that may be a deadline as well.</summary>
    public static bool SaysSince(string text) => Since().IsMatch(Text.TextFold.InPlace(text));

    /// <summary>The moment of a text that is nothing but a time, such as what stands behind the heading 时间.</summary>
    public static DateTimeOffset? MomentOf(string words, ReadContext context)
    {
        var folded = Text.TextFold.InPlace(words);
        return In(folded) is { } match ? TimeWords.Moment(match, context) : null;
    }

    /// <summary>The first time words in a folded text.</summary>
    public static Match? In(string folded)
    {
        var zh = Chinese().Match(folded);
        var match = zh.Success && zh.Length > 0 ? zh : English().Match(folded);
        return match.Success ? match : null;
    }

    // "中午12点试到现在": with a clock the words "since" and "from" around it say nothing more, without one they are part of what was said.
    private static (int Start, int Length) Joined(ReportText text, List<Match> found, Match best)
    {
        var (start, end) = (best.Index, best.Index + best.Length);
        var clock = best.Groups["clock"].Success || best.Groups["ago"].Success;
        if (clock && best.Groups["since"] is { Success: true } since) start = since.Index + since.Length;
        if (clock && best.Groups["start"] is { Success: true } begin) end = begin.Index;
        var next = found.Find(m => m.Index > best.Index && And().IsMatch(text.Folded[end..Math.Max(end, m.Index)]));
        return (start, (next is null ? end : next.Index + next.Length) - start);
    }

    private static int Weight(Match match)
    {
        var weight = 0;
        if (match.Groups["since"].Success || match.Groups["start"].Success || match.Groups["from"].Success) weight += 4;
        if (match.Groups["clock"].Success) weight += 2;
        if (match.Groups["day"].Success) weight++;
        return weight;
    }

    private static bool Counts(ReportText text, Match match)
    {
        var sentence = text.SentenceAt(match.Index);
        var after = text.Folded[(match.Index + match.Length)..Math.Max(sentence.End, match.Index + match.Length)];
        var before = text.Folded[Math.Min(sentence.Start, match.Index)..match.Index];
        return !Deadline.IsMatch(after) && !WasWell.IsMatch(after) && !NotProblem.IsMatch(before);
    }

    [GeneratedRegex(@"[0-9一两二三四五六七八九十几半好]个?多?(?:分钟|小时|钟头|天|周|星期|礼拜|月|年(?=前|了|来)|点|号|日)|[0-9][:：.][0-9]{2}|[昨今前]天|[今昨]|这[几两]?[天周]|早[上晨]|[上中下]午|晚上|半夜|凌晨|刚|最近|近来|一直|一开始|很久|好久|不久|上次|上[个周月]|之前|以前|以后|之后|以来|假期|节|(?<![a-z])(?:[0-9]{1,2} ?[ap]m|days?|weeks?|months?|years?|hours?|minutes?|mornings?|noon|afternoon|evening|night|weekend|ago|since|recent(?:ly)?|lately|just|always|never worked|beginning|before|after|when|last|long)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Vague();

    [GeneratedRegex(@"从|自|开始|以来|(?<![a-z])(?:since|from|start(?:s|ed|ing)?|began)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Since();

    [GeneratedRegex(@"^\s?(?:和|跟|与|、|and|&)\s?$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex And();

    private const string ZhDay =
        @"(?:每个?(?:周|星期|礼拜)[一二三四五六日天]|每天|20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:[日号])?|\d{1,2}月\d{1,2}[日号]?|(?:上个?月|这个月|本月)\d{1,2}[日号]|大前天|前天|前晚|昨天|昨日|昨晚|昨夜|昨儿|今天|今日|今早|今晨|今晚|(?:上上个?|上个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?<!\d)\d{1,2}[日号](?!楼|线|店|机|字|码|位))";

    private const string ZhPart = @"(?:凌晨|清晨|一早|一大早|大清早|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|夜间|半夜|深夜|早|晚)";

    private const string ZhClock = @"(?:(?<!\d)\d{1,2}\s?[:：]\s?\d{2}(?:[:：]\d{2})?|(?:(?<!\d)\d{1,2}|(?<=[上午间晨晚早夜天日号里从])[零一二两三四五六七八九十]{1,3})点(?:钟|半|一刻|三刻|\d{1,2}分?|[二三四五]?十[一二三四五六七八九]?分?|零?[一二三四五六七八九]分|零[一二三四五六七八九])?(?!建议|意见|要求|问题|不足|需求))(?:多钟|多|左右|前后|许)?";

    private const string ZhAgo = @"(?:(?:\d{1,3}|[一二两三四五六七八九十几半]{1,3})(?:个)?(?:多)?(?:半)?(?:分钟|小时|钟头|天|星期|周|月|年)(?:之)?前(?!必须|要|得|截止)|刚刚|刚才|方才|(?<=^|[\n,，。;； ])刚(?=[^好开始\s]))";

    [GeneratedRegex(
        @"(?<since>从|自从|自|打)?(?<v>(?<day>" + ZhDay + @")(?:\s?\([^)\n]{1,12}\))?(?:\s?(?:的)?(?<part>" + ZhPart + @"))?(?:\s?(?:大概|大约|差不多|约)?\s?(?<clock>" + ZhClock + @"))?|(?<part>" + ZhPart + @")\s?(?:大概|大约|差不多|约)?\s?(?<clock>" + ZhClock + @")|(?<ago>" + ZhAgo + @")|(?<=从|自)(?<part>" + ZhPart + @")|(?<part>" + ZhPart + @")(?=\s?就?开始(?!解析|导出|评分|优化))|(?<=从|自|大概|大约|在|^|\n)(?<clock>(?<!\d)\d{1,2}(?:[:：]\d{2}|点)(?:钟|半|多|左右)*)(?=开始|起|的时候|左右|试|到现在)|上个?月(?!会员|的?费)|(?<!\d)\d{1,2}月(?:份|底|初)?(?=的?(?:订阅|订单|会员|费|账单|发票|扣|付|份)))(?<from>起)?(?<start>\s?(?:就)?开始(?!解析|导出|评分|优化)|以来)?",
        Patterns.Plain, Patterns.Limit)]
    private static partial Regex Chinese();

    private const string EnDay =
        @"(?:(?:20\d\d-\d{1,2}-\d{1,2})|(?:\d{1,2}/\d{1,2}/20\d\d)|today|yesterday|(?:the )?day before yesterday|this (?:morning|afternoon|evening|week)|last (?:night|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}(?:st|nd|rd|th)?(?:,? 20\d\d)?|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d)?)";

    private const string EnClock = @"(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|(?<=(?:at|around|about|~) ?)\d{1,2}(?! ?(?:kb|mb|times|sec|min|files|resumes|%)|\.?\d)|noon|midnight)(?: o'clock)?(?: ?\((?:utc|gmt)[^)\n]{0,8}\)| (?:utc|gmt)(?:[+\-]\d{1,2})?)?";

    [GeneratedRegex(
        @"(?<![a-z0-9])(?<since>(?:since|from|starting|started)(?: on| at)? )?(?:(?<v>(?<day>" + EnDay + @")(?: (?<part>morning|afternoon|evening|night))?(?:,? (?:at |around |about |~ ?)*(?<clock>" + EnClock + @"))?|(?<clock>" + EnClock + @")(?: (?:on )?(?<day>" + EnDay + @"))|(?<ago>(?:(?:\d{1,3}|an?|one|two|three|four|five|ten|a few|a couple of|half an) (?:minute|min|hour|hr|day|week|month)s? ago|just now|a moment ago)))|(?<=(?:since|at|around) )(?<clock>" + EnClock + @"))(?![a-z0-9])",
        Patterns.Plain, Patterns.Limit)]
    private static partial Regex English();
}
