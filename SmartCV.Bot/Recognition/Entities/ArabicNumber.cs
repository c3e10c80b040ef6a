using System.Globalization;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>A number in digits: thousands parted by commas, a fraction, an exponent.</summary>
internal static class ArabicNumber
{
    private const int Longest = 40;

    /// <summary>Null when no number stands at <paramref name="start"/>; the sign is not read here.</summary>
    public static (int End, double Value)? Read(string text, int start)
    {
        var p = start;
        while (p < text.Length && char.IsAsciiDigit(text[p])) p++;
        if (p == start && !(p < text.Length && text[p] == '.')) return null;
        if (p - start is >= 1 and <= 3) p = Grouped(text, p);
        if (p + 1 < text.Length && text[p] == '.' && char.IsAsciiDigit(text[p + 1]))
        {
            var fraction = Digits(text, p + 1);
            // "1.2.3" is a version, not two numbers and a half.
            var inVersion = (p > start && fraction < text.Length - 1 && text[fraction] == '.' && char.IsAsciiDigit(text[fraction + 1])) || (start > 1 && text[start - 1] == '.' && char.IsAsciiDigit(text[start - 2]));
            if (!inVersion) p = fraction;
        }

        if (p < text.Length && text[p] == 'e') p = Exponent(text, p);
        if (p - start > Longest || p == start) return null;
        var digits = text.AsSpan(start, p - start).ToString().Replace(",", "", StringComparison.Ordinal);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? (p, value) : null;
    }

    // 1,674,200 and the Indian 12,34,567: the last group has three digits.
    private static int Grouped(string text, int p)
    {
        var end = p;
        var last = 0;
        while (end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]))
        {
            var next = Digits(text, end + 1);
            last = next - end - 1;
            if (last is not (2 or 3)) return p;
            end = next;
        }

        return last == 3 ? end : p;
    }

    private static int Digits(string text, int p)
    {
        while (p < text.Length && char.IsAsciiDigit(text[p])) p++;
        return p;
    }

    private static int Exponent(string text, int p)
    {
        var q = p + 1 < text.Length && text[p + 1] is '+' or '-' ? p + 2 : p + 1;
        var end = Digits(text, q);
        return end > q && end - q <= 3 && !(end < text.Length && char.IsAsciiLetter(text[end])) ? end : p;
    }
}
