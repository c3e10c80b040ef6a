using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>IP addresses of both versions. The value has no leading zeros, as the specification writes it.</summary>
internal static class IpScan
{
    private const int LongestV6 = 45;

    public static void Read(Passage passage, List<Entity> found)
    {
        var text = passage.Folded;
        for (var p = 0; p < text.Length;)
        {
            if (!IsPart(text[p]) || (p > 0 && IsBefore(text, p)))
            {
                p++;
                continue;
            }

            var (end, type) = V4End(text, p) is > 0 and var v4 && IsFree(text, v4) ? (v4, "ipv4") : (V6End(text, p), "ipv6");
            if (end > 0) found.Add(new Entity("ip", p, end, passage.Text[p..end], new JsonObject { ["value"] = Value(passage.Text[p..end], type), ["type"] = type }));
            var from = p;
            p = Math.Max(end, p + 1);
            while (p < text.Length && end == 0 && p > from && (char.IsAsciiLetterOrDigit(text[p]) || text[p] is '.' or ':')) p++;
        }
    }

    /// <summary>Behind four numbers up to 255 with dots between; 0 when there are none.</summary>
    internal static int V4End(string text, int start)
    {
        var p = start;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0 && (p >= text.Length || text[p++] != '.')) return 0;
            var (value, digits) = (0, 0);
            while (p < text.Length && char.IsAsciiDigit(text[p]) && digits < 4) (value, digits, p) = ((value * 10) + text[p] - '0', digits + 1, p + 1);
            if (digits is 0 or 4 || value > 255) return 0;
        }

        return p;
    }

    private static bool IsPart(char c) => char.IsAsciiHexDigit(c) || c == ':';

    private static bool IsBefore(string text, int p) => char.IsAsciiLetterOrDigit(text[p - 1]) || text[p - 1] is '.' or ':' or '_' or '@';

    private static bool IsFree(string text, int end) =>
        end >= text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_' || (text[end] is '.' or ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && text[end] == '.'));

    private static int V6End(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= LongestV6 && (IsPart(text[end]) || text[end] == '.')) end++;
        if (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) return 0;
        while (end > start && text[end - 1] == '.') end--;
        // A colon that ends a sentence's words belongs to the sentence.
        if (end - start > 1 && text[end - 1] == ':' && text[end - 2] != ':') end--;
        var run = text.AsSpan(start, end - start);
        var (colons, gaps, groups, digits) = (0, 0, 0, 0);
        for (var i = 0; i < run.Length; i++)
        {
            if (run[i] == '.') return 0;
            if (run[i] != ':')
            {
                if (++digits > 4) return 0;
                if (digits == 1) groups++;
                continue;
            }

            digits = 0;
            colons++;
            if (i > 0 && run[i - 1] == ':') gaps++;
        }

        if (colons < 2 || gaps > 1 || groups > 8 || run.Contains(":::", StringComparison.Ordinal)) return 0;
        if (gaps == 0) return groups == 8 && run[0] != ':' ? end : 0;
        return groups is >= 1 and < 8 ? end : 0;
    }

    private static string Value(string text, string type)
    {
        var separator = type == "ipv4" ? '.' : ':';
        return string.Join(separator, text.Split(separator).Select(part => part.Length == 0 ? part : part.TrimStart('0') is { Length: > 0 } kept ? kept : "0"));
    }
}
