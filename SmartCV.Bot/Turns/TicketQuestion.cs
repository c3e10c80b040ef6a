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

    public static bool IsAbout(Talk talk, string text)
    {
        var rest = TicketNumber.Around(text);
        return rest.Count(char.IsLetterOrDigit) < ShortestNews || talk.Content.Words.Is("ticket", rest) || (rest.Length <= LongestQuestion && Status().IsMatch(rest))
            || QuestionSigns.AsksSomething(rest);
    }

    /// <summary>"补充一下，…", "Also, …": said after a report, it goes on with it.</summary>
    public static bool IsAddition(string text) => Addition().IsMatch(text);

    /// <summary>"弄好了吗", "is it fixed yet?": a whole message that asks how it stands, and can only mean the ticket that was spoken of.</summary>
    public static bool AsksProgress(string text) => Progress().IsMatch(text);

    [GeneratedRegex(
        @"^(?:请问|麻烦问一?下|那个?|我的?|这个|现在|你们|到底|还|都|问题|工单|事情?|[,，\s])*(?:(?:弄|修|处理|解决|搞|恢复|办|修复)(?:好|完|定|掉)?了?|好了)(?<=.*[好完定掉了].*)(?:吗|么|嘛|没有?|了没有?)(?:呢|啊|呀)?[\s?？!！。.~～]*$"
        + @"|^(?:请问|那个?|我的?|这个|现在|问题|工单|[,，\s])*(?:怎么?样了|有(?:结果|进展|消息|回复|眉目)了?(?:吗|没有?)|进展(?:如何|怎么样)|解决没有?)(?:呢|啊|呀)?[\s?？!！。.~～]*$"
        + @"|^(?:(?:so|hey|hi|hello|and)[,\s]+)*(?:(?:is|was|has|have|did)\s(?:it|this|that|you|they|my (?:problem|issue|ticket)|the (?:problem|issue))(?:\s(?:been|get|already))*\s(?:fixed|solved|resolved|done|ready|fix)(?:\sit)?(?:\s(?:yet|now|already))?|any (?:news|updates?|progress)(?:\syet)?|(?:fixed|done|solved|resolved) yet)[\s?!.]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Progress();

    [GeneratedRegex("进度|状态|怎么样|到哪|处理|多久|好了|查|status|progress|update|how far|any news", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"^\s*(再|我再|我|想)?(补充|追加)|^\s*(另外|还有一点|对了[，,]|忘了说|漏了)|^\s*(also|additionally|in addition|one more thing|i forgot to (say|mention)|to add)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addition();
}
