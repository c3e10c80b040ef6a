namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Small whole numbers in folded Chinese text, as days, hours and years are written: 15, 十五, 二零一六, 两.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";

    private const int LongestRun = 8;

    /// <summary>The value of one digit, 〇 and 两 among them; -1 for other characters.</summary>
    public static int Digit(char c) => c switch
    {
        '〇' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };

    public static bool IsNumeral(char c) => char.IsAsciiDigit(c) || Digit(c) >= 0 || c is '十' or '廿' or '百' or '千' or '半' or '几';

    /// <summary>Reads a number at <paramref name="start"/>; false when none stands there.</summary>
    /// <param name="digits">How many digits were written one by one; 0 for a number with 十 or 百.</param>
    public static bool TryRead(string text, int start, out int end, out int value, out int digits)
    {
        (end, value, digits) = (start, 0, 0);
        if (start >= text.Length) return false;
        if (char.IsAsciiDigit(text[start])) return TryReadArabic(text, start, out end, out value, out digits);
        while (end < text.Length && end - start < LongestRun && (Digit(text[end]) >= 0 || text[end] is '十' or '廿' or '百' or '千')) end++;
        if (end == start) return false;
        var run = text.AsSpan(start, end - start);
        if (run.IndexOfAny("十廿百千") < 0)
        {
            digits = run.Length;
            foreach (var c in run[..Math.Min(run.Length, 4)]) value = (value * 10) + Digit(c);
            return run.Length <= 4;
        }

        return TryReadUnits(run, out value);
    }

    private static bool TryReadArabic(string text, int start, out int end, out int value, out int digits)
    {
        (end, value) = (start, 0);
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            if (end - start < 9) value = (value * 10) + text[end] - '0';
            end++;
        }

        digits = end - start;
        return digits <= 9;
    }

    private static bool TryReadUnits(ReadOnlySpan<char> run, out int value)
    {
        var (total, last) = (0, -1);
        foreach (var c in run)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, '廿' => 20, _ => 0 };
            if (c == '廿') (total, last) = (total + 20, -1);
            else if (unit > 0) (total, last) = (total + ((last < 0 ? 1 : last) * unit), -1);
            else last = Digit(c);
        }

        value = total + Math.Max(last, 0);
        return true;
    }
}
