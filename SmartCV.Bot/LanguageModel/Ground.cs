using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartCV.Bot.Recognition.Entities;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.LanguageModel;

/// <summary>The texts that something must be said from: tells what in it stands nowhere in them.</summary>
/// <remarks>
/// Numbers are compared as they are written (9:00, 2.5, 10%), and number words by their value in either language, so that "三天" and "3 天" hold each other. A word
/// for one ("一下", "one of them") says too little to be checked. Everything that looks like an address must stand there letter by letter.
/// </remarks>
internal sealed partial class Ground
{
    // Of the words of an answer at least so many must be its sources' own; of a sentence that says something, so many.
    private const double WholeShare = 0.5;
    private const double SentenceShare = 0.34;
    private const int LeastWords = 6;

    private static readonly DateTime AnyTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly FrozenSet<string> _values;
    private readonly FrozenSet<string> _words;

    public Ground(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Folded = TextFold.InPlace(string.Join('\n', all));
        _values = all.SelectMany(WordValues).Concat(all.SelectMany(Numbers)).ToFrozenSet(StringComparer.Ordinal);
        _words = all.SelectMany(Bigrams.ForSearch).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>All of it, folded.</summary>
    public string Folded { get; }

    /// <summary>A word for the first kind of thing that stands nowhere in the texts: address, number, sign, number-word or latin; null when there is none.</summary>
    public string? Stray(string text)
    {
        var folded = ListMark().Replace(TextFold.InPlace(text), "");
        if (Address().Matches(folded).Any(m => m.Value.Any(char.IsLetter) && !Folded.Contains(m.Value, StringComparison.Ordinal))) return "address";
        if (Numbers(ListMark().Replace(text, "")).Any(n => !_values.Contains(n))) return "number";
        // ①, ², ٣ and the like.
        if (folded.Any(c => !char.IsAscii(c) && !TextFold.IsHan(c) && char.IsNumber(c) && !Folded.Contains(c))) return "number";
        if (folded.Any(c => IsForeign(c) && !Folded.Contains(c))) return "sign";
        if (WordValues(folded).Any(v => v != "1" && !_values.Contains(v))) return "number-word";
        return folded.Any(TextFold.IsHan) && Latin().Matches(folded).Any(m => !Folded.Contains(m.Value, StringComparison.Ordinal)) ? "latin" : null;
    }

    /// <summary>True when the words are mostly those of the texts, over all and in every sentence.</summary>
    public bool Carries(string text) =>
        Share(text) >= WholeShare && Sentences(TextFold.InPlace(text)).All(s => Bigrams.ForSearch(s).Count < LeastWords || Share(s) >= SentenceShare);

    /// <summary>True when the words stand in the texts as they are; blanks do not count.</summary>
    public bool Holds(string folded) => Bare(Folded).Contains(Bare(folded), StringComparison.Ordinal);

    /// <summary>Between marks that end a thought; the text is folded.</summary>
    public static IEnumerable<string> Sentences(string folded) => End().Split(folded).Where(s => s.Trim().Length > 0);

    /// <summary>The part of its words that stand in the texts, from 0 to 1.</summary>
    public double Share(string text)
    {
        var words = Bigrams.ForSearch(text);
        return words.Count == 0 ? 0 : (double)words.Count(_words.Contains) / words.Count;
    }

    // Currencies, names of accounts, and letters with which a word can be written that looks like another (а for a, 𝟓 for 5).
    private static bool IsForeign(char c) =>
        c is '@' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol or UnicodeCategory.PrivateUse
        || (!char.IsAscii(c) && !TextFold.IsHan(c) && char.IsLetter(c));

    // 五次, 三十天, thirty days. The reader of Chinese numbers for forms leaves single characters alone, since many of them count nothing: here one too many is the safe side.
    private static IEnumerable<string> WordValues(string text)
    {
        foreach (var number in EntityReader.Read(text, "en-us", AnyTime, "number"))
            if (!number.Text.Any(char.IsAsciiDigit)) yield return number.Resolution["value"]?.ToString() ?? "";
        var han = NoNumber().Replace(TextFold.InPlace(text), " ");
        for (var i = 0; i < han.Length; i++)
        {
            if (char.IsAsciiDigit(han[i]) || !ChineseNumerals.IsNumeral(han[i]) || HanNumerals.Read(han, i) is not var (end, value)) continue;
            yield return value.ToString(CultureInfo.InvariantCulture);
            i = end - 1;
        }
    }

    // A full-width comma parts two numbers; folded, it would join them.
    private static IEnumerable<string> Numbers(string text) =>
        Number().Matches(string.Concat(text.Select(c => c is '，' or '、' ? ' ' : TextFold.Fold(c)))).Select(m => m.Value);

    private static string Bare(string folded) => string.Concat(folded.Where(c => !char.IsWhiteSpace(c)));

    // Parts of a telephone number or a range are compared one by one: dashes are written in many ways.
    [GeneratedRegex(@"\d+(?:[.,:]\d+)*%?")]
    private static partial Regex Number();

    // "1. Open the page": numbered lines count nothing but themselves.
    [GeneratedRegex(@"^[ ]*\d[.、)][ ]?(?=\D)", RegexOptions.Multiline)]
    private static partial Regex ListMark();

    // A name with dots, an address with a scheme, a mail address, a path.
    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]+@\S+|[a-z][a-z0-9+.\-]*:[/\\]\S*|//\S+|[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // Very, by all means, in case, everywhere.
    [GeneratedRegex("十分(?!钟|之)|千万(?![元块人次份])|万一|四处|第三方")]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"[a-z][a-z0-9_\-]{2,}")]
    private static partial Regex Latin();

    [GeneratedRegex(@"[。.!！?？;；,，、:：\n]+")]
    private static partial Regex End();
}
