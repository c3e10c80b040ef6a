using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>E-mail addresses, also glued to Chinese on both sides. Looks for the @ and reads to both sides, so that a text without one costs nothing.</summary>
internal static class EmailScan
{
    private const int LongestLocal = 64, LongestDomain = 255;

    public static void Read(Passage passage, List<Entity> found)
    {
        var text = passage.Folded;
        var from = 0;
        for (var at = text.IndexOf('@', 0); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = LocalStart(text, at, from);
            var end = start < at ? DomainEnd(text, at + 1) : 0;
            if (end == 0) continue;
            found.Add(new Entity("email", start, end, passage.Text[start..end], new JsonObject { ["value"] = text[start..end] }));
            from = end;
        }
    }

    /// <summary>Where the address ends that has its @ just before <paramref name="start"/>; 0 when no domain stands there.</summary>
    internal static int DomainEnd(string text, int start)
    {
        if (start < text.Length && text[start] == '[' && IpScan.V4End(text, start + 1) is > 0 and var bracket && bracket < text.Length && text[bracket] == ']') return bracket + 1;
        var end = start;
        while (end < text.Length && end - start < LongestDomain && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] is '-' or '.' && end > start && text[end - 1] != '.'))) end++;
        if (end > start && text[end - 1] == '.' && HanDomain(text, end) is > 0 and var han) return han;
        while (end > start && text[end - 1] is '-' or '.') end--;
        var dot = text.LastIndexOf('.', Math.Max(end - 1, 0), Math.Max(end - start, 0));
        if (dot <= start) return IpScan.V4End(text, start) == end ? end : 0;
        return (end - dot > 2 && char.IsAsciiLetter(text[dot + 1])) || IpScan.V4End(text, start) == end ? end : 0;
    }

    private static int HanDomain(string text, int p)
    {
        foreach (var name in (ReadOnlySpan<string>)["中国", "公司", "网络"])
        {
            if (string.CompareOrdinal(text, p, name, 0, name.Length) == 0) return p + name.Length;
        }

        return 0;
    }

    // "@" itself when what stands before it is no mailbox.
    private static int LocalStart(string text, int at, int from)
    {
        if (at > from && text[at - 1] == '"') return Quoted(text, at, from);
        var start = at;
        while (start > from && at - start < LongestLocal && IsLocal(text[start - 1])) start--;
        while (start < at && text[start] is '.' or '-' or '\'' or '/' or '=') start++;
        return at > start && (text[at - 1] == '.' || text.AsSpan(start, at - start).Contains("..", StringComparison.Ordinal)) ? at : start;
    }

    // RFC 5322: a mailbox in quotes may hold nearly anything; we take one without blanks.
    private static int Quoted(string text, int at, int from)
    {
        var start = at - 1;
        while (start > from && at - start < LongestLocal && text[start - 1] is > ' ' and < '\u007f') start--;
        return start < at - 2 && text[start] == '"' ? start : at;
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '!' or '#' or '$' or '&' or '\'' or '*' or '=' or '?' or '^' or '~';
}
