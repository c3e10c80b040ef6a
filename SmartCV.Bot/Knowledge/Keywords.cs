using System.Text.RegularExpressions;

namespace SmartCV.Bot.Knowledge;

/// <summary>Tells a question from one or two words thrown in ("会员", "pdf", "英文简历"): those name a subject, and not what is to be known about it.</summary>
internal static partial class Keywords
{
    private const int MostHan = 4;
    private const int MostWords = 2;

    public static bool IsAll(string text)
    {
        var han = text.Count(c => c is >= '\u4e00' and <= '\u9fff');
        var words = Word().Count(text);
        if (han + words == 0 || han > MostHan || words > MostWords || (han > 2 && words > 1)) return false;
        return !Asks().IsMatch(text);
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"怎|如何|多少|什么|啥|吗|哪|几|谁|能|不|没|为何|多久|\b(how|what|why|where|when|who|can|is|are|do|does|not|no)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
