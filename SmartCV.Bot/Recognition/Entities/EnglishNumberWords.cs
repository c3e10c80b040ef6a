using System.Collections.Frozen;

namespace SmartCV.Bot.Recognition.Entities;

internal enum NumberWord
{
    None,
    Cardinal,
    Scale,
    Ordinal,
    ScaleOrdinal,
    Half,
    Article,
    And,
    Point,
    Over,
    Minus,
    Dozen,
}

/// <summary>A token of a text that is read for numbers: a word of numbers, a run of digits, a sign or anything else.</summary>
/// <param name="Value">Of the word or of the digits.</param>
/// <param name="IsPlural">"fifths", which must be a part of a fraction.</param>
internal readonly record struct NumberToken(int Start, int End, NumberWord Word, double Value, bool IsDigits, bool IsPlural, char Sign, bool IsGlued);

internal static class EnglishNumberWords
{
    private static readonly FrozenDictionary<string, (NumberWord Word, double Value, bool Plural)> Words = Build();

    private static readonly FrozenDictionary<string, (NumberWord Word, double Value, bool Plural)>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private const string Fractions = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒";

    private static readonly double[] FractionValues =
        [1d / 2, 1d / 3, 2d / 3, 1d / 4, 3d / 4, 1d / 5, 2d / 5, 3d / 5, 4d / 5, 1d / 6, 5d / 6, 1d / 7, 1d / 8, 3d / 8, 5d / 8, 7d / 8, 1d / 9, 1d / 10];

    /// <summary>The value of ½ and its like; null for other characters.</summary>
    public static double? Fraction(char c) => Fractions.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? FractionValues[i] : null;

    public static List<NumberToken> Tokens(string text)
    {
        var tokens = new List<NumberToken>(16 + (text.Length / 5));
        for (var p = 0; p < text.Length;)
        {
            var c = text[p];
            if (c is ' ' or '\n' or '\r')
            {
                p++;
                continue;
            }

            var start = p;
            var glued = start > 0 && text[start - 1] is not (' ' or '\n' or '\r');
            if ((char.IsAsciiDigit(c) || c == '.') && ArabicNumber.Read(text, p) is { } number) p = Add(tokens, new(start, number.End, NumberWord.Cardinal, number.Value, true, false, '\0', glued));
            else if (char.IsLetter(c))
            {
                while (p < text.Length && (char.IsLetter(text[p]) || text[p] == '\'')) p++;
                var known = Lookup.TryGetValue(text.AsSpan(start, p - start), out var word);
                tokens.Add(new(start, p, known ? word.Word : NumberWord.None, known ? word.Value : 0, false, known && word.Plural, '\0', glued));
            }
            else p = Add(tokens, new(start, start + 1, NumberWord.None, 0, false, false, c, glued));
        }

        return tokens;
    }

    private static int Add(List<NumberToken> tokens, NumberToken token)
    {
        tokens.Add(token);
        return token.End;
    }

    private static FrozenDictionary<string, (NumberWord Word, double Value, bool Plural)> Build()
    {
        var words = new Dictionary<string, (NumberWord, double, bool)>(StringComparer.Ordinal);
        string[] cardinals = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] ordinals = ["", "first", "", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var i = 0; i < cardinals.Length; i++) words[cardinals[i]] = (NumberWord.Cardinal, i, false);
        for (var i = 0; i < ordinals.Length; i++) AddOrdinal(ordinals[i], i, NumberWord.Ordinal);
        for (var i = 0; i < tens.Length; i++)
        {
            words[tens[i]] = (NumberWord.Cardinal, (i + 2) * 10, false);
            AddOrdinal(tens[i][..^1] + "ieth", (i + 2) * 10, NumberWord.Ordinal);
        }

        foreach (var zero in (string[])["nought", "naught"]) words[zero] = (NumberWord.Cardinal, 0, false);
        foreach (var (name, value) in ((string, double)[])[("hundred", 100), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("lakh", 1e5), ("crore", 1e7)])
        {
            words[name] = words[name + "s"] = (NumberWord.Scale, value, false);
            AddOrdinal(name + "th", value, NumberWord.ScaleOrdinal);
        }

        foreach (var (name, value) in ((string, double)[])[("half", 2), ("halves", 2), ("quarter", 4), ("quarters", 4)]) words[name] = (NumberWord.Half, value, name.EndsWith('s'));
        words["dozen"] = words["dozens"] = (NumberWord.Dozen, 12, false);
        words["a"] = words["an"] = (NumberWord.Article, 1, false);
        words["and"] = (NumberWord.And, 0, false);
        words["point"] = (NumberWord.Point, 0, false);
        words["over"] = (NumberWord.Over, 0, false);
        words["minus"] = words["negative"] = (NumberWord.Minus, -1, false);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void AddOrdinal(string name, double value, NumberWord word)
        {
            if (name.Length == 0) return;
            words[name] = (word, value, false);
            words[name + "s"] = (word, value, true);
        }
    }
}
