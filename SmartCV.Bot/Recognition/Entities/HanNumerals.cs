namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Numbers in Chinese characters of any size, also the ones of banks (壹仟), with blanks between and with 几, 余 and 多 inside.</summary>
internal static class HanNumerals
{
    private const string Bank = "零壹贰叁肆伍陆柒捌玖";

    public static bool IsNumeral(char c) => Digit(c) >= 0 || Unit(c) > 0;

    public static int Digit(char c) => ChineseNumerals.Digit(c) is >= 0 and var plain ? plain : c switch { '貳' => 2, '参' or '叄' => 3, _ => Bank.IndexOf(c, StringComparison.Ordinal) };

    private static double Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        _ => Large(c),
    };

    private static double Large(char c) => c switch
    {
        '万' => 1e4,
        '亿' => 1e8,
        '兆' => 1e12,
        _ => 0,
    };

    /// <summary>Null when no number stands there, or only units of ten thousand and more.</summary>
    public static (int End, double Value)? Read(string text, int start)
    {
        if (start >= text.Length || !IsNumeral(text[start]) || Large(text[start]) > 0) return null;
        if (ReadDigits(text, start) is { } digits) return WithFraction(text, digits);
        double total = 0, section = 0, digit = -1, last = 0, lastLarge = 0;
        var (end, zero) = (start, false);
        for (var p = start; p < text.Length; p++)
        {
            var c = text[p];
            if (c == ' ') continue;
            if (c is '几' or '余' or '多' && end > start && IsUnitAhead(text, p + 1)) continue;
            if (Digit(c) is >= 0 and var value)
            {
                if (digit > 0 && value > 0) break;
                (digit, zero) = (value, value == 0);
                if (zero && !HasNumeralAhead(text, p + 1)) break;
                if (!zero) zero = end > start && text[..p].TrimEnd(' ') is { Length: > 0 } before && Digit(before[^1]) == 0;
            }
            else if (Large(c) is > 0 and var large)
            {
                section += Math.Max(digit, 0);
                // 万亿: the larger unit counts all before it.
                total = section == 0 || large > lastLarge ? (total + section) * large : total + (section * large);
                (section, digit, last, lastLarge) = (0, -1, large, large);
            }
            else if (Unit(c) is > 0 and var unit)
            {
                section += unit is 20 or 30 ? unit : (digit > 0 ? digit : 1) * unit;
                (digit, last) = (-1, unit is 20 or 30 ? 10 : unit);
            }
            else break;

            end = p + 1;
        }

        if (end == start) return null;
        // 一万三 is 13000, 一万零三 is 10003.
        var tail = digit > 0 ? zero || last <= 10 ? digit : digit * last / 10 : 0;
        return WithFraction(text, (end, total + section + tail));
    }

    /// <summary>What stands behind a number and multiplies it: 2.3万, 十打, 500余万, 10k.</summary>
    public static (int End, double Value) WithUnits(string text, (int End, double Value) number)
    {
        while (true)
        {
            var p = Skip(text, number.End);
            var q = p < text.Length && text[p] is '余' or '多' or '几' ? Skip(text, p + 1) : p;
            if (q >= text.Length) return number;
            var factor = Large(text[q]) is > 0 and var large ? large : text[q] is '百' or '千' && q + 1 < text.Length && Large(text[q + 1]) > 0 ? Unit(text[q]) : text[q] is '百' or '千' or '佰' or '仟' && char.IsAsciiDigit(text[number.End - 1]) ? Unit(text[q]) : text[q] == '打' && p == number.End && q == p && !(q + 1 < text.Length && "不开印字电扫折断包赏算得完击".Contains(text[q + 1], StringComparison.Ordinal)) ? 12 : 0;
            if (factor == 0) return Latin(text, number);
            number = (q + 1, number.Value * factor);
        }
    }

    private static (int End, double Value) Latin(string text, (int End, double Value) number)
    {
        var p = number.End;
        if (p >= text.Length || !char.IsAsciiDigit(text[p - 1]) || (p + 1 < text.Length && char.IsAsciiLetterOrDigit(text[p + 1]))) return number;
        return text[p] switch { 'k' => (p + 1, number.Value * 1e3), _ => number };
    }

    // 二零一六, 一二三: digits one by one.
    private static (int End, double Value)? ReadDigits(string text, int start)
    {
        var end = start;
        double value = 0;
        while (end < text.Length && end - start < 16 && Digit(text[end]) is >= 0 and var digit) (value, end) = ((value * 10) + digit, end + 1);
        if (end - start == 1 && value == 0 && !(end < text.Length && Unit(text[end]) > 0)) return (end, 0);
        return end - start > 1 && !IsUnitAhead(text, end) ? (end, value) : null;
    }

    private static (int End, double Value) WithFraction(string text, (int End, double Value) number)
    {
        var p = Skip(text, number.End);
        if (p >= text.Length || text[p] != '点') return number;
        p = Skip(text, p + 1);
        var (end, factor, value) = (p, 0.1, number.Value);
        while (end < text.Length && Digit(text[end]) is >= 0 and var digit) (value, factor, end) = (value + (digit * factor), factor / 10, end + 1);
        // Fewer digits than a clock: "三点" has none behind its 点.
        return end == p ? number : (end, Math.Round(value, Math.Min(end - p, 12)));
    }

    private static bool HasNumeralAhead(string text, int p)
    {
        p = Skip(text, p);
        return p < text.Length && IsNumeral(text[p]) || p < text.Length && text[p] is '几';
    }

    private static bool IsUnitAhead(string text, int p)
    {
        p = Skip(text, p);
        return p < text.Length && Unit(text[p]) > 0;
    }

    private static int Skip(string text, int p)
    {
        while (p < text.Length && text[p] == ' ') p++;
        return p;
    }
}
