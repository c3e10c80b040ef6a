using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// A customer's words as the recognizers see them: what others wrote (quoted mail, signature, transcription marks) is gone, and a folded copy
/// of the same length stands beside it, so that patterns are written once in lower-case simplified Chinese and quotes keep the user's spelling.
/// </summary>
internal sealed partial class ReportText
{
    /// <summary>More is not read: a report is shorter, and a pasted log must not cost time.</summary>
    public const int Longest = 4000;

    private const int LongestHead = 300;
    private const int NearLines = 3;
    private const int LongestAside = 60;
    private const int LongClause = 24;
    private const int ShortPiece = 4;
    private const string SentenceEnds = "\n。!?;…！？；";

    private ReportText(string words)
    {
        Words = words;
        Folded = TextFold.InPlace(words);
        Sentences = Split(SentenceEnds, 0, words.Length);
        Clauses = [.. Sentences.SelectMany(s => Split(SentenceEnds + ",，、", s.Start, s.End))];
        Pieces = [.. Clauses.SelectMany(TakenApart)];
    }

    /// <summary>The user's own words, messages and lines separated by \n.</summary>
    public string Words { get; }

    /// <summary>Same length: width, case and traditional characters folded.</summary>
    public string Folded { get; }

    public IReadOnlyList<Span> Sentences { get; }

    public IReadOnlyList<Span> Clauses { get; }

    /// <summary>Clauses taken apart further: Chinese chat puts blanks where commas belong, and voice text has neither.</summary>
    public IReadOnlyList<Span> Pieces { get; }

    public static ReportText Of(IEnumerable<string> messages)
    {
        var lines = new List<string>();
        var length = 0;
        foreach (var message in messages)
        {
            var rest = Longest - length;
            if (rest <= 0) break;
            var own = OwnWords(SafeText.Clean(message.Length <= rest ? message : message[..rest]));
            lines.Add(own);
            length += own.Length + 1;
        }

        return new ReportText(string.Join('\n', lines));
    }

    /// <summary>A span of the text without blanks and light punctuation around it.</summary>
    public string Quote(int start, int length)
    {
        var (from, to) = Trim(start, start + length);
        return Words[from..to];
    }

    public string Quote(Span span) => Quote(span.Start, span.Length);

    public string FoldedIn(Span span) => Folded[span.Start..span.End];

    public Span ClauseAt(int position) => At(Clauses, position);

    public Span SentenceAt(int position) => At(Sentences, position);

    /// <summary>"能导出吗", "which plan?"</summary>
    public bool IsQuestion(Span span) =>
        span.Length > 0 && (Folded[span.End - 1] is '吗' or '么' or '呢' || (span.End < Words.Length && Words[span.End] is '?' or '？'));

    private static Span At(IReadOnlyList<Span> spans, int position)
    {
        foreach (var span in spans)
            if (position < span.End) return span;
        return spans.Count > 0 ? spans[^1] : new Span(0, 0);
    }

    private static string OwnWords(string message)
    {
        var lines = new List<string>();
        var all = message.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        for (var i = 0; i < all.Length; i++)
        {
            var line = Transcribed().Replace(Unseen().Replace(all[i], ""), "");
            if (Signature().IsMatch(line) || Disclaimer().IsMatch(line)) break;
            var quotes = line.Length <= LongestHead && (QuoteHead().IsMatch(line) || OpensHeaders(all, i) || IsBrokenHead(all, i));
            if (quotes && lines.Exists(l => l.Length > 0)) break;
            if (quotes || line.StartsWith('>') || line.StartsWith('＞')) continue;
            lines.Add(line.TrimEnd());
        }

        return string.Join('\n', lines).Trim('\n');
    }

    // "发件人: … 发送时间: … 收件人: … 主题: …": mail programs put the head of the old mail above it. One such line alone may be the customer's own.
    private static bool OpensHeaders(string[] lines, int at) =>
        MailHeader().IsMatch(lines[at]) && lines.Skip(at + 1).Take(NearLines).Count(l => MailHeader().IsMatch(l)) > 0;

    // "On Wed, Nov 18, 2026 at 6:02 PM Amy\n<amy@example.com> wrote:"
    private static bool IsBrokenHead(string[] lines, int at) =>
        at + 1 < lines.Length && HeadBegins().IsMatch(lines[at]) && lines[at].Length + lines[at + 1].Length < LongestHead && QuoteHead().IsMatch(lines[at] + " " + lines[at + 1]);

    // A comma or dot inside a number or an address does not end a clause: 1,200 and amy@example.com.
    private List<Span> Split(string ends, int from, int to)
    {
        var spans = new List<Span>();
        var start = from;
        for (var i = from; i <= to; i++)
        {
            if (i < to && Bracketed(i, to) is { } closing) i = closing;
            if (i < to && !Ends(ends, i)) continue;
            var (a, b) = Trim(start, i);
            if (b > a) spans.Add(new Span(a, b - a));
            start = i + 1;
        }

        return spans;
    }

    // "(win10，火狐120)" is one aside and “导出失败，请重试” one message: their commas end nothing. Null when nothing opens here or it does not close soon.
    private int? Bracketed(int open, int to)
    {
        var closing = Words[open] switch { '(' or '（' => ")）", '“' => "”", '「' => "」", '"' => "\"", _ => null };
        if (closing is null) return null;
        for (var i = open + 1; i < to && i - open <= LongestAside; i++)
        {
            if (closing.Contains(Words[i])) return i;
            if (Words[i] is '\n' or '(' or '（') return null;
        }

        return null;
    }

    private IEnumerable<Span> TakenApart(Span clause)
    {
        var start = clause.Start;
        foreach (Match cut in PieceBorder().Matches(Folded[clause.Start..clause.End]))
        {
            var at = clause.Start + cut.Index;
            // "弹 导出失败": what was shown stays with the word that says so. Without a blank only long runs are cut.
            if (cut.Length > 0 ? Announces().IsMatch(Folded[start..at]) : at - start < ShortPiece || clause.Length < LongClause) continue;
            if (at > start) yield return new Span(start, at - start);
            start = at + cut.Length;
        }

        if (clause.End > start) yield return new Span(start, clause.End - start);
    }

    private bool Ends(string ends, int i)
    {
        var c = Words[i];
        if (c == '.') return i + 1 >= Words.Length || (char.IsWhiteSpace(Words[i + 1]) && !(i > 0 && char.IsAsciiDigit(Words[i - 1]) && LineStart(i)));
        if (c == ',' && i + 1 < Words.Length && i > 0 && char.IsAsciiDigit(Words[i - 1]) && char.IsAsciiDigit(Words[i + 1])) return false;
        return ends.Contains(c, StringComparison.Ordinal);
    }

    // "1. Open the resume": the dot belongs to the number of the line.
    private bool LineStart(int dot)
    {
        var i = dot - 1;
        while (i >= 0 && dot - i < 4 && char.IsAsciiDigit(Words[i])) i--;
        return i < 0 || Words[i] == '\n';
    }

    private (int From, int To) Trim(int from, int to)
    {
        while (from < to && IsLight(Words[from])) from++;
        while (to > from && IsLight(Words[to - 1])) to--;
        return (from, to);
    }

    private static bool IsLight(char c) => char.IsWhiteSpace(c) || c is ',' or '，' or '。' or '.' or ';' or '；' or '!' or '！' or '?' or '？' or '、' or '~' or '～' or ':' or '：' or '…';

    [GeneratedRegex(@"^\s*\[(?:语音转文字|语音|voice)\]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex Transcribed();

    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}]) +(?=\S)|(?<=\S) +(?=[\p{IsCJKUnifiedIdeographs}])|(?=但是|可是|然后|而且|所以|因为|结果|我现在|现在|我用的|你们|我昨天|我今天|呃|他说|她说|它(?:就|老是|一直|总|又|说)|我?明明|打开一看|用的是|能不能|就是(?=我|那个|说|点)|今天早上|昨天晚上|不对(?=我|是))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex PieceBorder();

    [GeneratedRegex(@"(?:弹|弹出|提示|显示|说|报|报错|点击?|是|叫|为|到|的|[:：])$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Announces();

    // RFC 3676 §4.3: "-- " starts the signature; telephones and mail programs add a line of their own.
    [GeneratedRegex(@"^--\s?$|^\s*(?:[发發來来]自我?的|[发發]自.{1,16}$|[从從]我?的?.{1,20}[发發]送\s*$|[来來]自.{1,20}(?:客户端|手机|[邮郵][箱件])\s*$|[获獲]取\s?.{1,20}(?:iOS|Android)|Sent (?:from|via|with) |Get Outlook for )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^[ \t]{0,8}>?[ \t]{0,8}(?:On .{4,120} wrote:|.{4,120} wrote:|在?\s?.{4,120}(?:写道|寫道)[：:]|-{2,}\s*(?:.{0,12}(?:原始?|回[复復]的?|转发的?|轉寄的?)[邮郵消信][件息]|Original(?: Message)?|Replied Message|Forwarded message).{0,30}|_{8,}|Begin forwarded message:|(?:发件人|寄件者|From)[：:]\s?.{1,120}@.{1,80})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex QuoteHead();

    [GeneratedRegex(@"^[ \t>*]{0,8}(?:[发發寄]件[人者]|收件[人者]|抄送|副本|[发發寄][送件][时時日][间間期]|日期|主[题題旨]|From|To|Cc|Sent|Date|Subject)\*?\s?[：:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex MailHeader();

    [GeneratedRegex(@"^[ \t]{0,8}(?:On |在|于).{0,200}(?:20\d\d|\d{1,2}:\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex HeadBegins();

    // Nothing behind it is meant for us, least of all its addresses.
    [GeneratedRegex(@"本(?:邮件|信息|电子邮件|封邮件).{0,24}(?:保密|机密|仅供|专属|隐私)|(?:this|the) (?:e-?mail|message|communication).{0,60}(?:confidential|intended (?:only|solely)|privileged)|if you (?:have received|are not the intended)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex Disclaimer();

    // Direction marks, zero-width blanks: nobody sees them, and they would part a word from its number.
    [GeneratedRegex(@"[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u061C]", RegexOptions.CultureInvariant, Patterns.Limit)]
    private static partial Regex Unseen();
}

/// <summary>A part of the text.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public bool Contains(int position) => position >= Start && position < End;
}
