using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Numbers in English text, in digits and words: 1,674.5 million, ninety-five, two thirds, 3 million and a half, five point five, 1.3x10^6.</summary>
internal sealed class EnglishNumberScan
{
    private const string Integer = "integer", Decimal = "decimal", Fraction = "fraction", Power = "power";

    /// <summary>Words that one number may have.</summary>
    private const int LongestNumber = 16;

    private readonly string _text;
    private readonly List<NumberToken> _tokens;
    private readonly CardinalReader _cardinals;

    private EnglishNumberScan(string text)
    {
        _text = text;
        _tokens = EnglishNumberWords.Tokens(text);
        _cardinals = new CardinalReader(text, _tokens);
    }

    private readonly record struct Number(int End, double Value, string Kind)
    {
        /// <summary>The last scale word; a fraction behind a million is a fraction of that million.</summary>
        public double Scale { get; init; }
    }

    public static void Read(Passage passage, List<Entity> found)
    {
        var scan = new EnglishNumberScan(passage.Folded);
        for (var i = 0; i < scan._tokens.Count;)
        {
            if (scan.ReadSigned(i) is not { } number || !scan.IsFree(number.End))
            {
                i++;
                continue;
            }

            var (start, end) = (scan._tokens[i].Start, scan._tokens[number.End - 1].End);
            var resolution = new JsonObject { ["subtype"] = number.Kind, ["value"] = ChineseNumberScan.Write(number.Value) };
            found.Add(new Entity("number", start, end, passage.Text[start..end], resolution));
            i = number.End;
        }
    }

    private Number? ReadSigned(int i)
    {
        var token = _tokens[i];
        if (token.Word == NumberWord.Minus) return i + 1 < _tokens.Count && ReadNumber(i + 1) is { } spoken ? spoken with { Value = -spoken.Value } : null;
        if (token.Sign is '-' or '+' && i + 1 < _tokens.Count && _tokens[i + 1] is { IsGlued: true, IsDigits: true } && !IsAfterNumber(i))
            return ReadPower(i + 1, token.Sign == '-' ? -1 : 1) ?? (ReadNumber(i + 1) is { } signed ? signed with { Value = token.Sign == '-' ? -signed.Value : signed.Value } : null);
        if (token.IsGlued && i > 0 && (_tokens[i - 1] is { Word: not NumberWord.None, IsDigits: false } or { Word: NumberWord.None, Sign: '\0' or '_' or '@' or '#' } || IsDottedPart(i))) return null;
        return token.Sign != '\0' && EnglishNumberWords.Fraction(token.Sign) is { } half ? new Number(i + 1, half, Fraction) : ReadPower(i, 1) ?? ReadNumber(i);
    }

    private bool IsAfterNumber(int i) => _tokens[i].IsGlued && i > 0 && (_tokens[i - 1].IsDigits || _tokens[i - 1].Sign == '\0' || _tokens[i - 1].Sign is '-' or '+');

    private bool IsDottedPart(int i) => _tokens[i - 1].IsGlued && _tokens[i - 1].Sign is '-' && i > 1 && _tokens[i - 2].Sign == '\0' && !_tokens[i - 2].IsDigits;

    private bool IsFree(int end) => end >= _tokens.Count || !_tokens[end].IsGlued || _tokens[end].Sign is not ('\0' or '_' or '@');

    // -2.5^-1, 1.3x10^6
    private Number? ReadPower(int i, int sign)
    {
        if (!_tokens[i].IsDigits) return null;
        if (IsSign(i + 1, '^'))
        {
            var minus = IsSign(i + 2, '-');
            var at = minus || IsSign(i + 2, '+') ? i + 3 : i + 2;
            return at < _tokens.Count && _tokens[at].IsDigits ? new Number(at + 1, Math.Pow(sign * _tokens[i].Value, minus ? -_tokens[at].Value : _tokens[at].Value), Power) : null;
        }

        if (_text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).Contains('e')) return new Number(i + 1, sign * _tokens[i].Value, Power);
        return i + 4 < _tokens.Count && IsText(i + 1, "x") && _tokens[i + 2] is { IsDigits: true, Value: 10 } && IsSign(i + 3, '^') && _tokens[i + 4].IsDigits
            ? new Number(i + 5, sign * _tokens[i].Value * Math.Pow(10, _tokens[i + 4].Value), Power) : null;
    }

    private Number? ReadNumber(int i)
    {
        if (ReadMixed(i) is { } mixed) return Scaled(mixed);
        // "half a million"
        if (_tokens[i] is { Word: NumberWord.Half, Value: 2, IsPlural: false } && IsWord(i + 1, NumberWord.Article) && i + 2 < _tokens.Count && _tokens[i + 2].Word is NumberWord.Scale or NumberWord.Dozen)
            return new Number(i + 3, _tokens[i + 2].Value / 2, Fraction);
        if (ReadFraction(i) is { } fraction) return fraction;
        if (ReadWhole(i) is not { } whole || IsOrdinal(whole)) return null;
        if (ReadOver(whole) is { } over) return over;
        if (ReadPoint(whole) is { } point) return point;
        return ReadSlash(i, whole) ?? whole;
    }

    // "two and a half million"
    private Number Scaled(Number mixed) => IsWord(mixed.End, NumberWord.Scale) ? mixed with { End = mixed.End + 1, Value = mixed.Value * _tokens[mixed.End].Value } : mixed;

    // "twenty-first" is no twenty.
    private bool IsOrdinal(Number whole)
    {
        var next = IsSign(whole.End, '-') ? whole.End + 1 : whole.End;
        return !_tokens[whole.End - 1].IsDigits && next < _tokens.Count && (_tokens[next] is { Word: NumberWord.Ordinal, Value: < 10 } || IsText(next, "second")) && whole.Value % 10 == 0 && whole.Value % 100 >= 20;
    }

    // "42 and a third"; of a million on, it is a part of that: "3 million and a half".
    private Number? ReadMixed(int i)
    {
        for (var and = i + 1; and + 1 < _tokens.Count && and - i < LongestNumber && (IsFractionPart(and) || IsWord(and, NumberWord.Dozen)); and++)
        {
            if (_tokens[and].Word != NumberWord.And || _cardinals.Read(i, and) is not { } whole || whole.End != and) continue;
            if (ReadFraction(and + 1) is { Value: < 1 } part) return new Number(part.End, whole.Value + (part.Value * (whole.Scale >= 1e6 ? whole.Scale : 1)), Fraction);
        }

        return null;
    }

    private Number? ReadWhole(int i)
    {
        if (_cardinals.Read(i, _tokens.Count) is not { } cardinal) return null;
        var kind = cardinal.End == i + 1 && _tokens[i].IsDigits && _text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).ContainsAny('.', ',') && cardinal.Value != Math.Floor(cardinal.Value) ? Decimal : Integer;
        if (cardinal.Value != Math.Floor(cardinal.Value)) kind = Decimal;
        return new Number(cardinal.End, cardinal.Value, kind) { Scale = cardinal.Scale };
    }

    // The longest denominator that leaves a numerator: "one hundred | thirty fifths", "twenty | twenty fifths".
    private Number? ReadFraction(int i)
    {
        var last = i;
        while (last < _tokens.Count && last - i < LongestNumber && IsFractionPart(last)) last++;
        if (last >= _tokens.Count || last == i || _tokens[last].Word is not (NumberWord.Ordinal or NumberWord.ScaleOrdinal or NumberWord.Half)) return null;
        for (var split = i + 1; split <= last; split++)
        {
            // A dash parts the two only right before the last word: "one - fourth", but not "ninety - five hundredths".
            var at = IsSign(split, '-') && split + 1 == last ? split + 1 : split;
            if (_cardinals.Read(i, split) is not { } top || top.End != split || top.Value == 0 || at > last) continue;
            if (_cardinals.ReadOrdinal(at, last) is not { } bottom || bottom is 1 or 2 && _tokens[last].Word != NumberWord.Half) continue;
            return new Number(last + 1, top.Value / bottom, Fraction);
        }

        return _tokens[i].Word == NumberWord.Article && last == i + 1 && _tokens[last].Word != NumberWord.Ordinal | _tokens[last].Value > 2
            ? new Number(last + 1, 1 / _tokens[last].Value, Fraction) : null;
    }

    private bool IsFractionPart(int i) => _tokens[i].Word is NumberWord.Cardinal or NumberWord.Scale or NumberWord.Article or NumberWord.And || IsSign(i, '-');

    // one over three, two out of five hundreds
    private Number? ReadOver(Number top)
    {
        var at = IsWord(top.End, NumberWord.Over) ? top.End + 1 : IsText(top.End, "out") && IsText(top.End + 1, "of") ? top.End + 2 : 0;
        if (at == 0 || at >= _tokens.Count || (_tokens[top.End - 1].IsDigits && _tokens[at].IsDigits) || ReadWhole(at) is not { Value: not 0 } bottom) return null;
        return new Number(bottom.End, top.Value / bottom.Value, Fraction);
    }

    // five point five, two hundred point seventy-one
    private Number? ReadPoint(Number whole)
    {
        if (!IsWord(whole.End, NumberWord.Point) || _tokens[whole.End - 1].IsDigits) return null;
        var (digits, i) = ("", whole.End + 1);
        while (i < _tokens.Count && _tokens[i] is { Word: NumberWord.Cardinal, IsDigits: false } && digits.Length < 15)
        {
            var (value, next) = (_tokens[i].Value, i + 1);
            var unit = IsSign(next, '-') ? next + 1 : next;
            if (value >= 20 && unit < _tokens.Count && _tokens[unit] is { Word: NumberWord.Cardinal, IsDigits: false, Value: >= 1 and <= 9 }) (value, next) = (value + _tokens[unit].Value, unit + 1);
            (digits, i) = (digits + ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture), next);
        }

        return digits.Length == 0 ? null : new Number(i, whole.Value + double.Parse("0." + digits, System.Globalization.CultureInfo.InvariantCulture), Decimal);
    }

    // 3/4, 1 3/4
    private Number? ReadSlash(int i, Number whole)
    {
        if (!_tokens[whole.End - 1].IsDigits || whole.End != i + 1) return null;
        if (Slash(i) is { } simple) return simple;
        return whole.Kind == Integer && i + 1 < _tokens.Count && _tokens[i + 1].IsDigits && Slash(i + 1) is { Value: < 1 } part ? new Number(part.End, whole.Value + part.Value, Fraction) : null;
    }

    private Number? Slash(int i) =>
        i + 2 < _tokens.Count && IsSign(i + 1, '/') && _tokens[i + 1].IsGlued && _tokens[i + 2] is { IsDigits: true, IsGlued: true, Value: not 0 } bottom && !(IsSign(i + 3, '/') && _tokens[i + 3].IsGlued)
            ? new Number(i + 3, _tokens[i].Value / bottom.Value, Fraction) : null;

    private bool IsSign(int i, char sign) => i < _tokens.Count && _tokens[i].Sign == sign;

    private bool IsWord(int i, NumberWord word) => i < _tokens.Count && _tokens[i].Word == word;

    private bool IsText(int i, string word) => i < _tokens.Count && _text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start).SequenceEqual(word);
}
