using SmartCV.Bot.Text;

namespace SmartCV.Bot.Languages;

/// <summary>The form in which short replies are compared: folded, and without what surrounds the words.</summary>
internal static class WordKey
{
    /// <summary>Empty only for an empty text: a reply of signs alone (👍, ？) keeps them.</summary>
    public static string Of(string text)
    {
        var folded = TextFold.Key(text);
        var start = 0;
        var end = folded.Length;
        while (start < end && !char.IsLetterOrDigit(folded[start])) start++;
        while (end > start && !char.IsLetterOrDigit(folded[end - 1])) end--;
        return start < end ? folded[start..end] : folded;
    }
}
