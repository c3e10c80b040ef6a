using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>
/// Web addresses with and without a scheme. Without one the last part of the host must be a known top-level domain, or every "e.g.this" would be an address.
/// Chinese and full stops that end the sentence are no part of them.
/// </summary>
internal static class UrlScan
{
    private const int Longest = 2000, LongestHost = 255;

    // What addresses in messages end with; a list of all 1,500 would make addresses of file names and of sentences without a blank.
    private static readonly FrozenSet<string> TopLevels =
        """
        com net org edu gov mil int info biz name pro io co ai app dev me tv cc xyz top site online store shop tech club vip wiki blog cloud link live news work world space fun icu ltd group email
        academy agency art bar bid bio black blue cafe camp care cash center chat city coach codes coffee company cool design digital direct earth education energy engineer events exchange expert
        finance fit foundation games global gold green guide health help host house ink jobs kim land law life marketing media mobi money network one page party photo photos plus press pub red
        rocks run school science services show social software solutions studio style support systems team tips today tools tours travel tube university video vote watch web website win works zone aws
        cn hk tw mo sg jp kr us uk eu de fr it es nl be ch at se no dk fi pl ru ua cz sk hu ro bg gr tr il ae sa in id my th vn ph au nz ca mx br ar cl za eg ng ke pt ie is ly ms gl gd gg to am fm ws
        si li lt lv ee lu mt hr rs su st sh re la im je pw tk ml ga cf gq bz
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = TopLevels.GetAlternateLookup<ReadOnlySpan<char>>();

    // Endings of two letters that are words or names of files: an address only with "www." or a scheme.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeedsPath =
        new[] { "is", "in", "it", "at", "be", "no", "to", "us", "me", "am", "my", "so", "do", "as", "by", "id", "sh", "md", "py", "rs", "pl", "st", "la", "today", "one", "run", "win", "show", "page", "work", "help", "live", "name", "pub" }
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Read(Passage passage, List<Entity> found)
    {
        var text = passage.Folded;
        for (var p = 0; p < text.Length;)
        {
            if (!IsHostCharacter(text[p]) || (p > 0 && IsInside(text[p - 1]) && Scheme(text, p) == 0))
            {
                p++;
                continue;
            }

            var end = Scheme(text, p) is > 0 and var host ? WithScheme(text, host) : WithoutScheme(text, p);
            if (end == 0) p = Behind(text, p);
            else
            {
                found.Add(new Entity("url", p, end, passage.Text[p..end], new JsonObject { ["value"] = text[p..end] }));
                p = end;
            }
        }
    }

    private static bool IsInside(char before) => char.IsAsciiLetterOrDigit(before) || before is '@' or '-' or '_' or '/' or '.';

    // The next place where an address may begin: not within what was none, unless a scheme stands there ("May 5th.https://...").
    private static int Behind(string text, int p)
    {
        p++;
        while (p < text.Length && Scheme(text, p) == 0 && (IsHostCharacter(text[p]) || text[p] is '.' or '-' or '@' or '_')) p++;
        return p;
    }

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c);

    private static int Scheme(string text, int p)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "ftp://"])
        {
            if (string.CompareOrdinal(text, p, scheme, 0, scheme.Length) == 0) return p + scheme.Length;
        }

        return 0;
    }

    private static int WithScheme(string text, int host)
    {
        var end = HostEnd(text, host, out var lastDot);
        if (end == host) return 0;
        var name = text.AsSpan(host, end - host);
        if (IpScan.V4End(text, host) == end || name.SequenceEqual("localhost")) return Tail(text, end);
        return lastDot > host && Known.Contains(text.AsSpan(lastDot + 1, end - lastDot - 1)) ? Tail(text, end) : 0;
    }

    private static int WithoutScheme(string text, int p)
    {
        var end = HostEnd(text, p, out var lastDot);
        if (lastDot <= p || (end < text.Length && text[end] == '@')) return 0;
        var top = text.AsSpan(lastDot + 1, end - lastDot - 1);
        if (!Known.Contains(top)) return 0;
        var isWeb = text.AsSpan(p).StartsWith("www.", StringComparison.Ordinal);
        if (isWeb) return lastDot > p + 3 ? Tail(text, end) : 0;
        if (text.AsSpan(p, lastDot - p).IndexOfAnyExceptInRange('0', '9') < 0) return 0;
        return NeedsPath.Contains(top) && !(end < text.Length && text[end] is '/') ? 0 : Tail(text, end);
    }

    private static int HostEnd(string text, int p, out int lastDot)
    {
        var end = p;
        lastDot = -1;
        while (end < text.Length && end - p < LongestHost && (IsHostCharacter(text[end]) || (text[end] is '.' or '-' or '_' && end > p)))
        {
            if (text[end] == '.' && (end + 1 >= text.Length || !IsHostCharacter(text[end + 1]))) break;
            if (text[end] == '.') lastDot = end;
            end++;
        }

        while (end > p && text[end - 1] is '-' or '_') end--;
        return end;
    }

    // Port, path, query and fragment; what ends a sentence or closes a bracket is left out.
    private static int Tail(string text, int end)
    {
        var p = end;
        if (p < text.Length && text[p] == ':' && p + 1 < text.Length && char.IsAsciiDigit(text[p + 1]))
        {
            p++;
            while (p < text.Length && char.IsAsciiDigit(text[p]) && p - end < 6) p++;
        }

        if (p >= text.Length || text[p] is not ('/' or '#' or '?')) return p;
        var host = p;
        while (p < text.Length && p - end < Longest && text[p] is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')) p++;
        while (p > host && IsClosing(text, host, p - 1)) p--;
        return p;
    }

    private static bool IsClosing(string text, int start, int last) => text[last] switch
    {
        '.' or ',' or ';' or ':' or '!' or '?' or '\'' => true,
        ')' => text.AsSpan(start, last + 1 - start) is var part && part.Count(')') > part.Count('('),
        ']' => text.AsSpan(start, last + 1 - start) is var part && part.Count(']') > part.Count('['),
        _ => false,
    };
}
