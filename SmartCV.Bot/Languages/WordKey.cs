using System.Text;

namespace SmartCV.Bot.Languages;

/// <summary>The form in which short replies are compared: width and case folded, single blanks, without what surrounds the words.</summary>
internal static class WordKey
{
    /// <summary>Empty only for an empty text: a reply of signs alone (👍, ？) keeps them.</summary>
    public static string Of(string text)
    {
        var folded = Fold(text);
        var start = 0;
        var end = folded.Length;
        while (start < end && !char.IsLetterOrDigit(folded[start])) start++;
        while (end > start && !char.IsLetterOrDigit(folded[end - 1])) end--;
        return start < end ? folded[start..end] : folded;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var original in text)
        {
            // U+FE0F only asks for the coloured form of the sign before it; U+200B is invisible.
            if (original is '\uFE0F' or '\u200B' or '\uFEFF') continue;
            var c = Fold(original);
            if (!char.IsWhiteSpace(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u2019' => '\'',
        _ => char.ToLowerInvariant(c),
    };
}
