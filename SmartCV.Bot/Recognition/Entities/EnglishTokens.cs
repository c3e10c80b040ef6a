using System.Collections.Frozen;

namespace SmartCV.Bot.Recognition.Entities;

internal enum WordRole
{
    None,
    Month,
    Weekday,
    Unit,
    Number,
    Ordinal,
    Part,
    Holiday,
}

/// <summary>A word, a run of digits or a single other character of a folded English text.</summary>
/// <param name="Word">The word as the dictionary has it; empty for words that mean nothing to times.</param>
/// <param name="Value">Of digits and words of numbers; the number of a month, weekday, unit or holiday.</param>
/// <param name="Digits">How many digits; 0 for anything else.</param>
/// <param name="IsGlued">Nothing stands between it and the token before.</param>
internal readonly record struct EnglishToken(int Start, int End, string Word, WordRole Role, int Value, int Digits, char Sign, bool IsGlued)
{
    public bool IsWord => Digits == 0 && Sign == '\0';

    public bool IsNumber => Digits > 0;
}

internal static class EnglishTokens
{
    private static readonly FrozenDictionary<string, (WordRole Role, int Value, string Word)>.AlternateLookup<ReadOnlySpan<char>> Words =
        EnglishTimeWords.All.ToFrozenDictionary(w => w.Word, w => (w.Role, w.Value, w.Word), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Cuts a folded text into tokens: letters, digits and signs are apart even without a blank ("3pm").</summary>
    public static List<EnglishToken> Of(string text)
    {
        var tokens = new List<EnglishToken>(16 + (text.Length / 5));
        for (var p = 0; p < text.Length;)
        {
            var c = text[p];
            if (c is ' ' or '\n' or '\r')
            {
                p++;
                continue;
            }

            var start = p++;
            var glued = start > 0 && text[start - 1] is not (' ' or '\n' or '\r');
            if (char.IsAsciiDigit(c))
            {
                var value = (long)(c - '0');
                for (; p < text.Length && char.IsAsciiDigit(text[p]); p++) value = Math.Min((value * 10) + text[p] - '0', int.MaxValue);
                tokens.Add(new(start, p, "", WordRole.None, (int)value, p - start, '\0', glued));
            }
            else if (char.IsLetter(c))
            {
                while (p < text.Length && (char.IsLetter(text[p]) || (text[p] == '\'' && p + 1 < text.Length && char.IsLetter(text[p + 1])))) p++;
                var known = Words.TryGetValue(text.AsSpan(start, p - start), out var word);
                tokens.Add(new(start, p, known ? word.Word : "", known ? word.Role : WordRole.None, known ? word.Value : 0, 0, '\0', glued));
            }
            else tokens.Add(new(start, p, "", WordRole.None, 0, 0, c, glued));
        }

        return tokens;
    }
}
