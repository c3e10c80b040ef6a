using System.Globalization;
using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Turns;

/// <summary>The number of a line in a list, in the ways in which people type one: 1, １, 一, ①, 1️⃣, "第二个", "选3", "4.".</summary>
internal static class ListedNumber
{
    private const int LongestText = 8;
    private const string Digits = "一二三四五六七八九";
    private const char Ten = '十';
    private const char Keycap = '\u20E3';

    private static readonly string[] Before = ["我选", "选择", "选", "第", "no.", "#"];
    private static readonly string[] After = ["个", "项", "条", "号", "吧", ".", "。", "、", ")", ",", "!"];

    /// <summary>From 1 to 99; null for anything else.</summary>
    public static int? Read(string text)
    {
        if (text.Length is 0 or > LongestText) return null;
        var bare = Bare(Folded(text));
        if (bare.Length is 1 or 2 && bare.All(char.IsAsciiDigit)) return int.Parse(bare, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;
        return Han(bare);
    }

    // ①, ⑴, ❶ and １ become 1; what makes a key of a digit (1️⃣) is left out.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in TextFold.Key(text))
        {
            if (Circled(c) is { } number) folded.Append(number);
            else if (c != Keycap) folded.Append(c);
        }

        return folded.ToString();
    }

    private static int? Circled(char c) => c switch
    {
        >= '\u2460' and <= '\u2473' => c - '\u2460' + 1,
        >= '\u2474' and <= '\u2487' => c - '\u2474' + 1,
        >= '\u2488' and <= '\u249B' => c - '\u2488' + 1,
        >= '\u2776' and <= '\u277F' => c - '\u2776' + 1,
        _ => null,
    };

    private static string Bare(string text)
    {
        foreach (var word in Before)
            if (text.StartsWith(word, StringComparison.Ordinal)) text = text[word.Length..];
        if (text.StartsWith('(')) text = text[1..];
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (var word in After)
                if (text.Length > word.Length && text.EndsWith(word, StringComparison.Ordinal)) (text, cut) = (text[..^word.Length], true);
        }

        return text;
    }

    // 一 to 二十九: no list is longer.
    private static int? Han(string text) => text switch
    {
        [var one] when Value(one) is { } value => value,
        [Ten] => 10,
        [Ten, var one] when Value(one) is { } value => 10 + value,
        [var tens, Ten] when Value(tens) is { } value => 10 * value,
        ['二', Ten, var one] when Value(one) is { } value => 20 + value,
        _ => null,
    };

    private static int? Value(char c) => c == '两' ? 2 : Digits.IndexOf(c) is >= 0 and var i ? i + 1 : null;
}
