namespace SmartCV.Bot.Recognition.Entities;

/// <summary>Groups of digits that are written as one number, with what stands between them.</summary>
/// <param name="Groups">How many digits each group has, without the extension.</param>
internal sealed record PhoneRun(int Start, int End, List<int> Groups, bool HasCountry, bool HasExtension)
{
    private const int LongestBracket = 5;

    private static readonly PhoneRun None = new(0, 0, [], false, false);

    public int Digits { get; } = Groups.Sum();

    /// <summary>Reads from a digit, a plus or an opening bracket. <see cref="End"/> is 0 when no number stands there.</summary>
    public static PhoneRun Read(string text, int start)
    {
        var groups = new List<int>();
        var p = start;
        var country = false;
        if (text[p] == '+') (country, p) = (true, p + 1);
        if (p < text.Length && text[p] == '(' && !IsBracket(text, p)) return None;
        var end = 0;
        while (p < text.Length && groups.Count < 12)
        {
            var q = text[p] == '(' ? InBracket(text, p, groups, ref country) : InDigits(text, p, groups);
            if (q == 0) break;
            end = q;
            p = Between(text, q);
            if (p == 0) break;
            // One whole number and then another: the blank parts them.
            if (groups.Count == 1 && groups[0] >= 10 && p > q) break;
        }

        if (end == 0) return None;
        if (groups.Count > 0 && string.CompareOrdinal(text, start, "00", 0, 2) == 0) country = true;
        var extended = Extension(text, end);
        return new PhoneRun(start, extended > 0 ? extended : end, groups, country, extended > 0);
    }

    // "(541)", "(+45)", "(0)", "(0045)": closed soon, nothing else inside.
    private static bool IsBracket(string text, int p)
    {
        var close = text.IndexOf(')', p, Math.Min(LongestBracket + 4, text.Length - p));
        if (close < 0 || close == p + 1) return false;
        var inside = text.AsSpan(p + 1, close - p - 1).Trim(' ').TrimStart('+').Trim(' ');
        return inside.Length is > 0 and <= LongestBracket && !inside.ContainsAnyExceptInRange('0', '9');
    }

    private static int InBracket(string text, int p, List<int> groups, ref bool country)
    {
        if (!IsBracket(text, p)) return 0;
        var close = text.IndexOf(')', p);
        var inside = text.AsSpan(p + 1, close - p - 1).Trim(' ');
        country |= inside.StartsWith("+", StringComparison.Ordinal) || inside.StartsWith("00", StringComparison.Ordinal);
        groups.Add(inside.TrimStart('+').Trim(' ').Length);
        return close + 1;
    }

    private static int InDigits(string text, int p, List<int> groups)
    {
        var end = p;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end == p) return 0;
        groups.Add(end - p);
        return end;
    }

    // Behind the separator, where the next group begins; 0 at the end of the number.
    private static int Between(string text, int p)
    {
        var q = p;
        if (q < text.Length && text[q] == ' ') q++;
        if (q < text.Length && text[q] is '-' or '/' or '.') q++;
        if (q > p && q < text.Length && text[q] == ' ' && text[q - 1] != ' ') q++;
        return q < text.Length && (char.IsAsciiDigit(text[q]) || (text[q] == '(' && IsBracket(text, q))) ? q : 0;
    }

    // x6388, 转8001, ext. 12, 分机 3
    private static int Extension(string text, int p)
    {
        var q = p < text.Length && text[p] == ' ' ? p + 1 : p;
        foreach (var word in (ReadOnlySpan<string>)["转分机", "分机号", "分机", "转", "ext.", "ext", "x"])
        {
            if (string.CompareOrdinal(text, q, word, 0, word.Length) != 0) continue;
            q += word.Length;
            if (q < text.Length && text[q] is ' ' or ':') q++;
            var end = q;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            return end > q && end - q <= 6 ? end : 0;
        }

        return 0;
    }
}
