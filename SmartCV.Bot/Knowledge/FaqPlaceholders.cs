namespace SmartCV.Bot.Knowledge;

/// <summary>Names that may stand in braces in an answer.</summary>
public static class FaqPlaceholders
{
    /// <summary>Values of the operator; a text may use one only where a condition says that it is set.</summary>
    public static readonly IReadOnlyList<string> Settings = ["hotline", "email", "qq-group", "wechat", "weibo", "forum", "site"];

    /// <summary>Hours in words, always available.</summary>
    public static readonly IReadOnlyList<string> Words = ["chat-hours", "phone-hours", "chat-opens", "phone-opens", "chat-closes"];

    /// <summary>Offers that are no forms.</summary>
    public static readonly IReadOnlyList<string> Offers = ["person", "ticket-status", "my-tickets", "plan"];

    /// <summary>Names in braces, in the order of the text, known or not. Braces around anything but a name (JSON in an answer about the API) are plain text.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0) yield break;
            if (IsName(text.AsSpan(open + 1, close - open - 1))) yield return text[(open + 1)..close];
        }
    }

    internal static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > 30) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterLower(c) && c != '-') return false;
        return true;
    }
}
