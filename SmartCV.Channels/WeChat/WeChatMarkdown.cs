using System.Buffers;
using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// Markdown as plain text. Lists, quotes and rules look the same in both, so only what would show signs is changed: emphasis, code, headings, links and
/// escapes. Replies also quote what users wrote: whatever is not one of these is taken over as it stands, with its line breaks and indents.
/// </summary>
internal static class WeChatMarkdown
{
    /// <summary>Characters. No text of ours has as many; over a user's brackets and stars Markdig takes a time that grows with their square (20 ms for 4,000).</summary>
    private const int Longest = 6_000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("*_`[#\\<&~");

    private static readonly MarkdownPipeline Pipeline = Build();

    public static string Plain(string markdown)
    {
        if (markdown.Length > Longest || !markdown.AsSpan().ContainsAny(Signs)) return markdown;
        // Indents are cut out of the source by position, and the parser counts a CRLF in its own way.
        var source = markdown.ReplaceLineEndings("\n");
        var document = Markdown.Parse(source, Pipeline);
        // "[1]: https://..." defines a link and shows nothing: a text of ours has no such line, a user's must not lose it.
        if (document.GetLinkReferenceDefinitions(addGroup: false).Count > 0) return markdown;

        var text = new StringBuilder(source.Length);
        var end = 0;
        foreach (var block in document)
        {
            text.Append(source, end, Math.Max(0, block.Span.Start - end));
            One(block, source, text);
            end = block.Span.End + 1;
        }

        return text.Append(source, end, Math.Max(0, source.Length - end)).ToString();
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UseCjkFriendlyEmphasis().DisableHtml();
        // Lines that begin with a sign of these stay lines, and a line of dashes below a text makes it no heading.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<ListBlockParser>();
        builder.BlockParsers.TryRemove<QuoteBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.UsePreciseSourceLocation().Build();
    }

    private static void One(Block block, string source, StringBuilder text)
    {
        switch (block)
        {
            // One without an end is three signs in a text.
            case FencedCodeBlock { ClosingFencedCharCount: > 0, Lines.Count: > 0 } code:
                text.AppendJoin('\n', code.Lines.Lines.Take(code.Lines.Count).Select(line => line.Slice.ToString()));
                break;
            case LeafBlock { Inline: { } inline }:
                Inlines(inline, source, text);
                break;
            default:
                text.Append(Slice(source, block.Span));
                break;
        }
    }

    private static void Inlines(ContainerInline inlines, string source, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LinkInline link:
                    Link(link, source, text);
                    break;
                case ContainerInline inner:
                    // A bracket that nothing closes holds all that follows it, a thousand of them a thousand levels.
                    if (inner is DelimiterInline sign) text.Append(sign.ToLiteral());
                    Inlines(inner, source, text);
                    break;
                default:
                    text.Append(Shown(inline, source));
                    break;
            }
        }
    }

    private static ReadOnlySpan<char> Shown(Inline inline, string source) => inline switch
    {
        LiteralInline literal => literal.Content.AsSpan(),
        CodeInline code => code.Content,
        LineBreakInline lineBreak => "\n" + Indent(source, lineBreak.Span.End + 1),
        AutolinkInline address => address.Url,
        HtmlEntityInline entity => entity.Transcoded.AsSpan(),
        _ => Slice(source, inline.Span),
    };

    private static void Link(LinkInline link, string source, StringBuilder text)
    {
        var start = text.Length;
        Inlines(link, source, text);
        var label = text.ToString(start, text.Length - start);
        var address = link.Url ?? "";
        if (address.Length == 0 || address == label || address == "mailto:" + label || address == "tel:" + label) return;
        if (label.Length > 0) text.Append('：');
        text.Append(address);
    }

    /// <summary>The parser takes the blanks at the beginning of a line away; in a list they show what belongs to what.</summary>
    private static string Indent(string source, int start)
    {
        var line = source.AsSpan(Math.Min(start, source.Length));
        return line[..(line.Length - line.TrimStart(" \t").Length)].ToString();
    }

    private static string Slice(string source, SourceSpan span) => span.IsEmpty ? "" : source.Substring(span.Start, Math.Min(span.Length, source.Length - span.Start));
}
