using System.Buffers;
using System.Globalization;
using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>What a text of the bot becomes before WeChat shows it: no characters that XML forbids, no Markdown, in parts that are short enough.</summary>
public static class WeChatText
{
    /// <summary>UTF-8 bytes of one text, in replies and in customer-service messages; about 680 Chinese characters.</summary>
    public const int MostBytes = 2048;

    private const int LongestRune = 4;

    private const string SentenceEnds = "。！？…；!?;.";
    private const string Closers = "”’」』）》】)]\"'";
    private const string Pauses = "，、：,:";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Except([0x09, 0x0A]).Concat(Enumerable.Range(0xD800, 0x800)).Concat([0xFFFE, 0xFFFF]).Select(c => (char)c)]);

    /// <summary>Where a text may be cut, the worst first.</summary>
    private enum Cut
    {
        Cluster,
        Pause,
        Sentence,
        Line,
        Paragraph,
    }

    /// <summary>Without what XML 1.0 forbids and halves of surrogate pairs. Lines end with LF: iPhones show a CRLF wrongly.</summary>
    public static string Clean(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        if (at < 0) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsSurrogate(c))
            {
                if (!char.IsSurrogatePair(text, at)) continue;
                clean.Append(c).Append(text[++at]);
            }
            else if (c == '\r')
            {
                if (at + 1 == text.Length || text[at + 1] != '\n') clean.Append('\n');
            }
            else if (c is '\t' or '\n' or >= ' ' and not ('\uFFFE' or '\uFFFF'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>Simple Markdown as our texts use it, as the plain text that a reader would type: links become "text：address".</summary>
    public static string Plain(string markdown) => WeChatMarkdown.Plain(markdown);

    /// <summary>
    /// Parts that fit, cleaned, none of them empty; an empty list for a text without visible characters. White space where it was cut is gone, nothing else.
    /// A cut lies at the last end of a paragraph, else of a line, a sentence or a clause, and never inside what a reader sees as one character
    /// (family emoji, letter with accents), unless that alone is too long. An end in the first half is a second choice: fewer parts cost less quota.
    /// </summary>
    /// <param name="most">UTF-8 bytes of a part, at least 4.</param>
    public static IReadOnlyList<string> Split(string text, int most = MostBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, LongestRune);
        var clean = Clean(text);
        var parts = new List<string>(1);
        for (var start = SkipBlank(clean, 0); start < clean.Length; start = SkipBlank(clean, start))
        {
            var end = NextCut(clean, start, most);
            var part = clean.AsSpan(start, end - start).TrimEnd();
            if (!part.IsEmpty) parts.Add(part.ToString());
            start = end;
        }

        return parts;
    }

    private static int NextCut(string text, int start, int most)
    {
        // No part has more characters than bytes, so what lies behind need not be looked at, however long a cluster is.
        var window = text.AsSpan(start, Math.Min(text.Length - start, most + 1));
        if (Encoding.UTF8.GetByteCount(window) <= most) return start + window.Length;

        Span<int> late = stackalloc int[(int)Cut.Paragraph + 1];
        Span<int> early = stackalloc int[(int)Cut.Paragraph + 1];
        late.Clear();
        early.Clear();
        var (at, bytes) = (0, 0);
        while (true)
        {
            var cluster = StringInfo.GetNextTextElementLength(window[at..]);
            bytes += Encoding.UTF8.GetByteCount(window.Slice(at, cluster));
            if (bytes > most) break;
            at += cluster;
            var kind = (int)KindOf(window, at);
            (bytes * 2 >= most ? late : early)[kind] = at;
        }

        if (at == 0) return start + Runes(window, most);
        // The end of the last whole cluster stands among them as the last resort, before it the ends in the first half.
        return start + (Last(late[1..]) ?? Last(early[1..]) ?? at);
    }

    private static int? Last(ReadOnlySpan<int> cuts)
    {
        for (var kind = cuts.Length - 1; kind >= 0; kind--)
            if (cuts[kind] > 0) return cuts[kind];
        return null;
    }

    private static Cut KindOf(ReadOnlySpan<char> text, int end)
    {
        var last = text[end - 1];
        var next = end < text.Length ? text[end] : ' ';
        if (last == '\n') return next == '\n' || (end > 1 && text[end - 2] == '\n') ? Cut.Paragraph : Cut.Line;
        // Quotes and brackets that close stay with their sentence, and "？！" stays together.
        if (Closers.Contains(next) || SentenceEnds.Contains(next) || Pauses.Contains(next)) return Cut.Cluster;
        var sign = end - 1;
        while (sign > 0 && Closers.Contains(text[sign])) sign--;
        if (SentenceEnds.Contains(text[sign]) && (!char.IsAscii(text[sign]) || (char.IsWhiteSpace(next) && !IsNumber(text, sign)))) return Cut.Sentence;
        if (char.IsWhiteSpace(last)) return Cut.Pause;
        return Pauses.Contains(last) && !char.IsAscii(last) ? Cut.Pause : Cut.Cluster;
    }

    /// <summary>"example.com" holds no end of a sentence since no space follows; the "1." of a list has one and is none either.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text, int sign) => text[sign] == '.' && sign > 0 && char.IsAsciiDigit(text[sign - 1]);

    /// <summary>A single cluster that is too long, such as a letter with a thousand accents, is cut between code points.</summary>
    private static int Runes(ReadOnlySpan<char> text, int most)
    {
        var (at, bytes) = (0, 0);
        while (Rune.DecodeFromUtf16(text[at..], out var rune, out var length) == OperationStatus.Done && bytes + rune.Utf8SequenceLength <= most)
        {
            at += length;
            bytes += rune.Utf8SequenceLength;
        }

        return at;
    }

    private static int SkipBlank(string text, int start)
    {
        // A space that carries an accent is visible.
        while (start < text.Length && char.IsWhiteSpace(text[start]) && StringInfo.GetNextTextElementLength(text.AsSpan(start, Math.Min(3, text.Length - start))) == 1) start++;
        return start;
    }
}
