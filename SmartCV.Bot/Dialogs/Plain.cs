using System.Text;

namespace SmartCV.Bot.Dialogs;

/// <summary>Texts as they are compared: width and case folded, without the punctuation around them.</summary>
internal static class Plain
{
    /// <summary>Folds width and case; every character keeps its place.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = Fold(source[i]);
    });

    /// <summary>Folded, trimmed of blanks and punctuation, with single blanks: the key under which words are looked up.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            var folded = Fold(c);
            if (char.IsWhiteSpace(folded))
            {
                blank = key.Length > 0;
                continue;
            }

            if (blank) key.Append(' ');
            blank = false;
            key.Append(folded);
        }

        return key.ToString().Trim(" .,!?;:~…。、，！？；：～“”\"'‘’()[]【】「」".AsSpan().ToArray());
    }

    /// <summary>Cuts at a whole character, with an ellipsis when something was cut.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = Math.Max(0, most - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>The first sentence, at most so many characters.</summary>
    public static string FirstSentence(string text, int most)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny("。！？!?\n；;");
        var sentence = end > 0 ? trimmed[..end].Trim() : trimmed;
        return Cut(sentence, most);
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
