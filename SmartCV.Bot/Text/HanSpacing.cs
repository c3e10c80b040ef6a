using System.Text;

namespace SmartCV.Bot.Text;

/// <summary>
/// Templates put a space around a placeholder, because a value such as "19:15" or "SC-10001" wants one beside Chinese characters. A value that
/// itself begins or ends with one (今天 19:15) does not: the space at the seam is left out.
/// </summary>
public static class HanSpacing
{
    /// <summary>Appends text, without the one space that would stand between two Chinese characters at the seam.</summary>
    public static void AppendJoined(this StringBuilder text, ReadOnlySpan<char> next)
    {
        if (next.Length == 0) return;
        if (text.Length > 1 && text[^1] == ' ' && IsChinese(text[^2]) && IsChinese(next[0])) text.Length--;
        else if (text.Length > 0 && next.Length > 1 && next[0] == ' ' && IsChinese(text[^1]) && IsChinese(next[1])) next = next[1..];
        text.Append(next);
    }

    /// <summary>Characters and full-width punctuation.</summary>
    private static bool IsChinese(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3000' and <= '\u303f') or (>= '\uff00' and <= '\uffef') or '“' or '”';
}
