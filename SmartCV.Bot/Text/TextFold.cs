using System.Text;

namespace SmartCV.Bot.Text;

/// <summary>
/// Spellings that mean the same: width, case, traditional characters, quotes, blanks. The program runs with invariant globalization, where
/// string.Normalize changes nothing (not even FormC composes), so the folding is done here, by a table of what people really type.
/// </summary>
public static class TextFold
{
    /// <summary>Folds one character. Every character keeps its place, so positions in a folded text are positions in the original.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80) return c switch { >= 'A' and <= 'Z' => (char)(c | 0x20), '\t' or '\v' or '\f' => ' ', _ => c };
        if (c is >= '\u4E00' and <= '\u9FFF') return TraditionalHan.Simplify(c);
        if (c is >= '\uFF01' and <= '\uFF5E') return Fold((char)(c - 0xFEE0));
        return c switch
        {
            '\u2018' or '\u2019' or '\u02BC' => '\'',
            '\u201C' or '\u201D' => '"',
            '\u2010' or '\u2011' or '\u2012' or '\u2212' => '-',
            '\u2028' or '\u2029' or '\u0085' => '\n',
            _ => char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c),
        };
    }

    /// <summary>The text folded character by character; the length stays.</summary>
    public static string InPlace(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = Fold(source[i]);
    });

    /// <summary>For comparing whole texts: folded, without invisible characters, single blanks, trimmed.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var original in text)
        {
            if (IsInvisible(original)) continue;
            var c = Fold(original);
            if (!char.IsWhiteSpace(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        if (key.Length > 0 && key[^1] == ' ') key.Length--;
        return key.ToString();
    }

    /// <summary>For telling whether two texts are the same to a reader: folded letters and digits only. A text without any stays as it is.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) letters.Append(Fold(c));
        return letters.Length > 0 ? letters.ToString() : text;
    }

    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Zero width, direction marks, byte order mark, variation selectors: seen by programs only.</summary>
    internal static bool IsInvisible(char c) =>
        c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF' or '\u00AD' or '\u061C';
}
