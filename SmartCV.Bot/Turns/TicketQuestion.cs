using System.Text.RegularExpressions;
using SmartCV.Bot.Foundation;
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

    [GeneratedRegex("进度|状态|怎么样|到哪|处理|多久|好了|查|status|progress|update|how far|any news", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"^\s*(再|我再|我|想)?(补充|追加)|^\s*(另外|还有一点|对了[，,]|忘了说|漏了)|^\s*(also|additionally|in addition|one more thing|i forgot to (say|mention)|to add)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addition();
}
