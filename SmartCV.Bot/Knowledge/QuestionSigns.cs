using System.Text.RegularExpressions;

namespace SmartCV.Bot.Knowledge;

/// <summary>Tells a question from a statement by its form, for moments when a statement is expected.</summary>
internal static partial class QuestionSigns
{
    private const int LongestQuestion = 60;

    public static bool AsksSomething(string text) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <summary>"版本是2.3", "order no: 12345": tells a value, even where its name sounds like a question of the FAQ.</summary>
    public static bool TellsValue(string text) => Value().IsMatch(text);

    [GeneratedRegex(@"^\s*[^?？]{1,16}?(?:是|为|：|:|=|\bis\b)\s*[A-Za-z0-9][\w.@+\-]*[\s.。]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Value();

    [GeneratedRegex(
        @"[?？]\s*$|(吗|呢|么|嘛)\s*[。.!！~～]*$|哪些|多少钱|几点|(多久|啥时候|怎么(办|改|处理|解决|操作|找回|恢复|联系|才能))[^,，。;；]{0,6}$|^((那么?|对了|还有|另外|顺便(问一?下)?|话说|先问一?下)[,，\s]*)*(请问|怎么|如何|为什么|为啥|能不能|可以|有没有|什么时候|多久|哪里|在哪)|^((so|and|also|btw|by the way|oh)[,\s]+)*(how|what|when|where|why|who|can|could|do|does|is|are)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
