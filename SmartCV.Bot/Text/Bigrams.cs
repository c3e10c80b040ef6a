using System.Text;

namespace SmartCV.Bot.Text;

/// <summary>
/// The words under which a text is indexed and searched: Latin words and numbers as they are, runs of Han as overlapping pairs, the same for
/// every database engine. Two-character words (发票), which trigram indexes never find, are one pair.
/// </summary>
public static class Bigrams
{
    private const int LongestWord = 64;

    /// <summary>For the index: pairs, and every single Han character too, so that a search for one character finds something.</summary>
    public static string ForIndex(string text) => Join(text, true);

    /// <summary>For a search: pairs; a single character only where it stands alone.</summary>
    public static IReadOnlyList<string> ForSearch(string text) => Join(text, false).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Join(string text, bool singles)
    {
        var words = new StringBuilder(text.Length * 2);
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            if (TextFold.IsHan(text[i]))
            {
                while (i < text.Length && TextFold.IsHan(text[i])) i++;
                AddHan(words, text.AsSpan(start, i - start), singles);
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && !TextFold.IsHan(text[i])) i++;
                AddWord(words, text.AsSpan(start, Math.Min(i - start, LongestWord)));
            }
            else
            {
                i++;
            }
        }

        return words.ToString();
    }

    private static void AddHan(StringBuilder words, ReadOnlySpan<char> run, bool singles)
    {
        for (var i = 0; i < run.Length; i++)
        {
            if (singles || run.Length == 1) AddWord(words, run.Slice(i, 1));
            if (i + 1 < run.Length) AddWord(words, run.Slice(i, 2));
        }
    }

    private static void AddWord(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (words.Length > 0) words.Append(' ');
        foreach (var c in word) words.Append(TextFold.Fold(c));
    }
}
