using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Numbers in Chinese text: 一百五十二, 2.3万, 三百五又三分之一, -2.5^-1. One that is a part of another word (四川, 十足) is left out.</summary>
internal sealed class ChineseNumberScan
{
    // Around a single numeral only these show that it is a number; between other characters it is mostly a part of a word.
    private const string SingleBefore = " ,，.。:：;；?？!！、…()（）\"'“”是了有共约近\n\t", SingleAfter = " ,，.。:：;；?？!！、…()（）\"'“”不却双对和与或个次份张位条件\n\t";

    private readonly string _text;

    private ChineseNumberScan(string text) => _text = text;

    public static void Read(Passage passage, List<Entity> found)
    {
        var scan = new ChineseNumberScan(passage.Folded);
        for (var p = 0; p < passage.Folded.Length;)
        {
            if (!scan.CanBegin(p) || scan.ReadNumber(p) is not { } number)
            {
                p = scan.Behind(p);
                continue;
            }

            found.Add(new Entity("number", p, number.End, passage.Text[p..number.End], new JsonObject { ["value"] = Write(number.Value) }));
            p = number.End;
        }
    }

    /// <summary>Fifteen digits, as the specification writes them: 1.232E+15, 0.333333333333333.</summary>
    public static string Write(double value) => value.ToString("G15", CultureInfo.InvariantCulture);

    private bool CanBegin(int p)
    {
        var c = _text[p];
        if (c is '-' or '负' or '+') return p + 1 < _text.Length && (p == 0 || !char.IsAsciiLetterOrDigit(_text[p - 1])) && (c == '负' || char.IsAsciiDigit(_text[p + 1]) || _text[p + 1] == '.');
        if (char.IsAsciiDigit(c)) return p == 0 || !(char.IsAsciiLetterOrDigit(_text[p - 1]) || _text[p - 1] == '_');
        if (c == '.') return p + 1 < _text.Length && char.IsAsciiDigit(_text[p + 1]) && (p == 0 || !(char.IsAsciiLetterOrDigit(_text[p - 1]) || _text[p - 1] == '.'));
        return HanNumerals.IsNumeral(c);
    }

    private int Behind(int p)
    {
        if (!HanNumerals.IsNumeral(_text[p]) && !char.IsAsciiDigit(_text[p])) return p + 1;
        var digits = char.IsAsciiDigit(_text[p]);
        while (p < _text.Length && (digits ? char.IsAsciiDigit(_text[p]) : HanNumerals.IsNumeral(_text[p]))) p++;
        return p;
    }

    private (int End, double Value)? ReadNumber(int p)
    {
        var sign = _text[p] is '-' or '负' ? -1 : 1;
        var start = _text[p] is '-' or '负' or '+' ? Skip(p + 1) : p;
        if (ReadPlain(start) is not { } first) return null;
        if (ReadPower(first) is { } power) return (power.End, power.Value(sign));
        if (ReadParts(first) is { } parts) return (parts.End, sign * parts.Value);
        if (ReadMixed(first) is { } mixed) return (mixed.End, sign * mixed.Value);
        if (first.End == start + 1 && start == p && !char.IsAsciiDigit(_text[start]) && !IsAlone(start)) return null;
        if (first.End < _text.Length && char.IsAsciiLetter(_text[first.End]) && first.End > 0 && char.IsAsciiDigit(_text[first.End - 1])) return null;
        return (first.End, sign * first.Value);
    }

    private bool IsAlone(int p) =>
        (p == 0 || SingleBefore.Contains(_text[p - 1], StringComparison.Ordinal)) && (p + 1 >= _text.Length || SingleAfter.Contains(_text[p + 1], StringComparison.Ordinal));

    // 五分之一, 3 分 之 一百五十七
    private (int End, double Value)? ReadParts((int End, double Value) bottom)
    {
        var p = Skip(bottom.End);
        if (!At(p, '分') || !At(Skip(p + 1), '之')) return null;
        p = Skip(Skip(p + 1) + 1);
        var sign = At(p, '负') || At(p, '-') ? -1 : 1;
        if (ReadPlain(sign < 0 ? Skip(p + 1) : p) is not { } top || bottom.Value == 0) return null;
        // A minus above and one below are the same as none.
        return (top.End, top.Value / bottom.Value * sign);
    }

    // 三百五又三分之一, 4 6/3, 1/2
    private (int End, double Value)? ReadMixed((int End, double Value) whole)
    {
        var p = Skip(whole.End);
        if (At(p, '又') && ReadPlain(Skip(p + 1)) is { } bottom && ReadParts(bottom) is { } parts) return (parts.End, whole.Value + parts.Value);
        if (At(whole.End, '/') && Slash(whole.Value, whole.End) is { } fraction) return fraction;
        return p > whole.End && p < _text.Length && char.IsAsciiDigit(_text[p]) && whole.End > 0 && char.IsAsciiDigit(_text[whole.End - 1]) && ReadPlain(p) is { } top && At(top.End, '/') && Slash(top.Value, top.End) is { } behind
            ? (behind.End, whole.Value + behind.Value) : null;
    }

    private (int End, double Value)? Slash(double top, int p) =>
        p + 1 < _text.Length && char.IsAsciiDigit(_text[p + 1]) && ReadPlain(p + 1) is { } bottom && bottom.Value != 0 && !At(bottom.End, '/') ? (bottom.End, top / bottom.Value) : null;

    private (int End, Func<int, double> Value)? ReadPower((int End, double Value) basis)
    {
        var hat = Skip(basis.End);
        if (!At(hat, '^')) return null;
        var at = Skip(hat + 1);
        var minus = At(at, '-');
        if (ReadPlain(minus || At(at, '+') ? at + 1 : at) is not { } exponent) return null;
        return (exponent.End, sign => Math.Pow(sign * basis.Value, minus ? -exponent.Value : exponent.Value));
    }

    private (int End, double Value)? ReadPlain(int p)
    {
        if (p >= _text.Length) return null;
        var number = char.IsAsciiDigit(_text[p]) || _text[p] == '.' ? ArabicNumber.Read(_text, p) : HanNumerals.Read(_text, p);
        if (number is not { } read) return null;
        var whole = HanNumerals.WithUnits(_text, read);
        // "1万2千": what follows a unit in digits again must have a smaller one.
        while (whole.End > read.End && whole.End < _text.Length && char.IsAsciiDigit(_text[whole.End]) && ArabicNumber.Read(_text, whole.End) is { } next
            && HanNumerals.WithUnits(_text, next) is var more && more.End > next.End && more.Value < whole.Value / 2) (read, whole) = (next, (more.End, whole.Value + more.Value));
        return whole;
    }

    private bool At(int p, char c) => p < _text.Length && _text[p] == c;

    private int Skip(int p)
    {
        while (p < _text.Length && _text[p] == ' ') p++;
        return p;
    }
}
