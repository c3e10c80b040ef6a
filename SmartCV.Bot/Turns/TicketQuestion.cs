using System.Text.RegularExpressions;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>Tells whether a message with a ticket number asks how it stands, or tells something that belongs to the ticket.</summary>
internal static partial class TicketQuestion
{
    private const int ShortestNews = 6;
    private const int LongestQuestion = 16;
    private const int LongestNews = 40;

    public static bool IsAbout(Talk talk, string text)
    {
        var rest = TicketNumber.Around(text);
        return rest.Count(char.IsLetterOrDigit) < ShortestNews || talk.Content.Words.Is("ticket", rest) || (rest.Length <= LongestQuestion && Status().IsMatch(rest))
            || QuestionSigns.AsksSomething(rest);
    }

    /// <summary>"补充一下，…", "Also, …": said after a report, it goes on with it.</summary>
    public static bool IsAddition(string text) => Addition().IsMatch(text);

    /// <summary>"换了 Edge 也不行", "still the same": said after a report, the trouble is the one of the report.</summary>
    public static bool IsSameTrouble(string text) => text.Length <= LongestNews && !QuestionSigns.AsksSomething(text) && SameTrouble().IsMatch(text);

    /// <summary>"还要多久", "怎么还没人回复", "什么时候能好": with an open ticket it asks for what was promised.</summary>
    public static bool AsksWhen(string text) => When().IsMatch(text);

    /// <summary>"多久", "要几天": asks for a time and does not say of what.</summary>
    public static bool AsksHowLong(string text) => HowLong().IsMatch(text);

    /// <summary>"弄好了吗", "is it fixed yet?": a whole message that asks how it stands, and can only mean the ticket that was spoken of.</summary>
    public static bool AsksProgress(string text) => Progress().IsMatch(text);

    [GeneratedRegex(
        @"^(?:请问|麻烦问一?下|那个?|我的?|这个|现在|你们|到底|还|都|问题|工单|事情?|[,，\s])*(?:(?:弄|修|处理|解决|搞|恢复|办|修复)(?:好|完|定|掉)?了?|好了)(?<=.*[好完定掉了].*)(?:吗|么|嘛|没有?|了没有?)(?:呢|啊|呀)?[\s?？!！。.~～]*$"
        + @"|^(?:请问|那个?|我的?|这个|现在|问题|工单|[,，\s])*(?:怎么?样了|有(?:结果|进展|消息|回复|眉目)了?(?:吗|没有?)|进展(?:如何|怎么样)|解决没有?)(?:呢|啊|呀)?[\s?？!！。.~～]*$"
        + @"|^(?:(?:so|hey|hi|hello|and)[,\s]+)*(?:(?:is|was|has|have|did)\s(?:it|this|that|you|they|my (?:problem|issue|ticket)|the (?:problem|issue))(?:\s(?:been|get|already))*\s(?:fixed|solved|resolved|done|ready|fix)(?:\sit)?(?:\s(?:yet|now|already))?|any (?:news|updates?|progress)(?:\syet)?|(?:fixed|done|solved|resolved) yet)[\s?!.]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Progress();

    [GeneratedRegex(
        @"(?:还是|仍然|依然|依旧|照样|照旧|也|又|都)(?:是)?(?:不行|不可以|不能用|用不了|没用|没有用|没反应|一样|失败|报错|出错|打不开|导不出|不好使|没好|没效果|解决不了)"
        + @"|\b(?:still|also)\b.{0,24}\b(?:not|doesn'?t|won'?t|can'?t|cannot|fails?|failing|broken|the same|an? error)\b|\bsame (?:problem|error|thing|result)\b"
        + @"|\b(?:tried|switched|changed|restarted|cleared|reinstalled|updated)\b.{0,30}\b(?:still|too|also|same|no luck|no difference|did(?:n'?t| not) (?:help|work)|as well|neither)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SameTrouble();

    private const string Lead = @"^(?:请问|那个?|我的?|这个|你们|工单|问题|故障|事情?|到底|大概|究竟|还|[,，\s])*";

    private const string Tail = @"(?:呢|啊|呀|吗|嘛)?[\s?？!！。.~～…]*$";

    [GeneratedRegex(
        Lead + @"(?:(?:还|还得|还需要|还要)(?:要|得|需要|等)*(?:多久|多长时间|几天|几个?小时|多少天)|(?:要|需要|得|等)?(?:多久|多长时间|几天|几个?小时)(?:才|就)?(?:能|可以|会)?(?:弄好|修好|搞好|处理(?:好|完)|解决|搞定|恢复|有结果|有消息|有人(?:回复|处理|联系)|回复我?|答复我?|好)"
        + @"|(?:什么|啥)时候(?:才|就)?(?:能|可以|会)?(?:弄好|修好|搞好|处理(?:好|完)?|解决|搞定|恢复|有结果|有消息|有人(?:回复|处理|联系|管)我?|(?:给我)?回复我?|(?:给我)?答复我?|联系我|好)"
        + @"|(?:怎么|为什么|为啥|咋)(?:还|都|一直|到现在)*(?:是)?没有?人?(?:回复|理|处理|回|联系|管|跟进|动静|消息|反应|进展|结果|答复|解决|弄好|修好|好)我?|(?:一直|都|到现在)*没有?人(?:回复|理|处理|回|联系|管|跟进)我?|(?:还|一直|都)没有?(?:动静|消息|回复|进展|答复)|(?:帮我|麻烦)?催(?:一下|一催|催|个单)?(?:工单|进度)?|(?:我)?(?:都|已经)?等(?:了)?(?:很久|好久|半天|一天|两天|几天)(?:了)?)"
        + "了?" + Tail
        + @"|^(?:(?:so|hey|hi|hello|and|but)[,\s]+)*(?:how much longer.{0,20}|when (?:will|can|do) (?:it|this|you|someone|somebody|anyone|they|i|my (?:ticket|problem|issue)).{0,30}|why (?:has|did) (?:nobody|no one|no-one).{0,30}|(?:still )?no (?:reply|answer|response|news) (?:yet|so far)?|still no (?:reply|answer|response|news)|nobody (?:has )?(?:replied|answered|responded).{0,10}|what(?:'s| is) taking so long|how long will (?:it|this|that) take)[\s?!.]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(Lead + "(?:要|需要|得|等|得等|要等)*(?:多久|多长时间|几天|几个?小时|什么时候)" + Tail + @"|^(?:and )?(?:how long|when)(?: does (?:it|that) take)?[\s?!.]*$", RegexOptions.IgnoreCase)]
    private static partial Regex HowLong();

    [GeneratedRegex("进度|状态|怎么样|到哪|处理|多久|好了|查|status|progress|update|how far|any news", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"^\s*(再|我再|我|想)?(补充|追加)|^\s*(另外|还有一点|对了[，,]|忘了说|漏了)|^\s*(also|additionally|in addition|one more thing|i forgot to (say|mention)|to add)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addition();
}
