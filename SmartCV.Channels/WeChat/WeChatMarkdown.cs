using System.Buffers;
using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// Markdown as plain text. Lists, quotes and rules look the same in both, so only what would show signs is changed: emphasis, code, headings, links and
/// escapes. Replies also quote what users wrote: whatever is not one of these is taken over as it stands.
/// </summary>
internal static class WeChatMarkdown
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_`[#\\<&~");

    private static readonly MarkdownPipeline Pipeline = Build();

    public static string Plain(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny(Signs)) return markdown;
        // Blocks are cut out of the source by position, and the parser counts a CRLF in its own way.
        var source = markdown.ReplaceLineEndings("\n");
        try
        {
            var document = Markdown.Parse(source, Pipeline);
            // "[1]: https://..." defines a link and shows nothing: a text of ours has no such line, a user's must not lose it.
            if (document.GetLinkReferenceDefinitions(addGroup: false).Count > 0) return markdown;
            var text = new StringBuilder(source.Length);
            Blocks(document, source, text, indent: "");
            return text.ToString();
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested more than a hundred deep. No text of ours is; a user's is shown as it is.
            return markdown;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UseCjkFriendlyEmphasis().DisableHtml();
        // An indented line is a line, and a line of dashes below a text makes it no heading.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<QuoteBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.UsePreciseSourceLocation().Build();
    }

    private static void Blocks(ContainerBlock blocks, string source, StringBuilder text, string indent)
    {
        var end = -1;
        foreach (var block in blocks)
        {
            if (end >= 0) Between(source, end, block.Span.Start, text, indent);
            One(block, source, text, indent);
            end = block.Span.End;
        }
    }

    /// <summary>As many lines apart as in the source, at most one empty one.</summary>
    private static void Between(string source, int end, int start, StringBuilder text, string indent)
    {
        var gap = source.AsSpan(Math.Min(end, start), Math.Abs(start - end));
        text.Append(gap.Count('\n') > 1 ? "\n\n" : "\n").Append(indent);
    }

    private static void One(Block block, string source, StringBuilder text, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                Blocks(list, source, text, indent);
                break;
            case ListItemBlock item:
                var marker = item.Parent is ListBlock { IsOrdered: true } ordered
                    ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}{ordered.OrderedDelimiter} ")
                    : "- ";
                text.Append(marker);
                Blocks(item, source, text, indent + new string(' ', marker.Length));
                break;
            case FencedCodeBlock code:
                text.AppendJoin("\n" + indent, code.Lines.Lines.Take(code.Lines.Count).Select(line => line.Slice.ToString()));
                break;
            case LeafBlock { Inline: { } inline }:
                Inlines(inline, source, text, indent);
                break;
            default:
                text.Append(Slice(source, block.Span));
                break;
        }
    }

    private static void Inlines(ContainerInline inlines, string source, StringBuilder text, string indent)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append('\n').Append(indent);
                    break;
                case LinkInline link:
                    Link(link, source, text, indent);
                    break;
                case AutolinkInline address:
                    text.Append(address.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case ContainerInline inner:
                    Inlines(inner, source, text, indent);
                    break;
                default:
                    text.Append(Slice(source, inline.Span));
                    break;
            }
        }
    }

    private static void Link(LinkInline link, string source, StringBuilder text, string indent)
    {
        var start = text.Length;
        Inlines(link, source, text, indent);
        var label = text.ToString(start, text.Length - start);
        var address = link.Url ?? "";
        if (address.Length == 0 || address == label || address == "mailto:" + label || address == "tel:" + label) return;
        if (label.Length > 0) text.Append('：');
        text.Append(address);
    }

    private static string Slice(string source, SourceSpan span) => span.IsEmpty ? "" : source.Substring(span.Start, Math.Min(span.Length, source.Length - span.Start));
}
