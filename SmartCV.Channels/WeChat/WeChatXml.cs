using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// XML of a stranger as a flat list of paths and texts, in one pass. XXE and entity bombs need a DTD, which is refused; what is left is bounded: size,
/// depth, number of elements and length of a name (a path repeats the names above it: without that limit a short document would make long ones).
/// Control characters, which XML 1.0 forbids and users' keyboards send all the same, become spaces, so that nobody's message is lost by them.
/// </summary>
internal static class WeChatXml
{
    /// <summary>Pushes have a few thousand. A megabyte of attributes would take the parser 100 ms, this takes it 25.</summary>
    private const int MostBytes = 262_144;

    private const int Deepest = 16;
    private const int MostElements = 1_000;
    private const int LongestName = 64;
    private const string Root = "xml";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Texts of all elements that hold no others, by path (see <see cref="WeChatPush.Fields"/>). Null when it is not such a document.</summary>
    public static Dictionary<string, string>? Elements(ReadOnlySpan<byte> xml)
    {
        if (Decode(xml) is not { } text) return null;
        try
        {
            // A reader of text takes no notice of an encoding that the document claims for itself.
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Walk(reader);
        }
        catch (XmlException)
        {
            // The one answer to malformed documents; what exactly is wrong helps only who sent it on purpose.
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> xml)
    {
        if (xml.StartsWith(Encoding.UTF8.Preamble)) xml = xml[Encoding.UTF8.Preamble.Length..];
        if (xml.IsEmpty || xml.Length > MostBytes || !Utf8.IsValid(xml)) return null;
        var text = Encoding.UTF8.GetString(xml);
        var at = text.AsSpan().IndexOfAny(Forbidden);
        if (at < 0) return text;
        return string.Create(text.Length, text, static (clean, text) => text.AsSpan().ReplaceAny(clean, Forbidden, ' '));
    }

    private static Dictionary<string, string>? Walk(XmlReader reader)
    {
        var found = new Found();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (!found.Open(reader.Name, reader.Depth)) return null;
                    if (reader.IsEmptyElement) found.Close();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    found.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    found.Close();
                    break;
            }
        }

        return found.All;
    }

    /// <summary>What was read so far, and the elements that are open.</summary>
    private sealed class Found
    {
        private readonly (string Path, bool IsLeaf)[] _open = new (string, bool)[Deepest];
        private Dictionary<string, int>? _numbers;
        private StringBuilder? _longer;
        private string _text = "";
        private int _depth;
        private int _elements;

        public Dictionary<string, string> All { get; } = new(StringComparer.Ordinal);

        public bool Open(string name, int depth)
        {
            if (depth >= Deepest || name.Length > LongestName || ++_elements > MostElements || (depth == 0 && name != Root)) return false;
            if (depth > 0) _open[depth - 1].IsLeaf = false;
            var path = depth switch
            {
                0 => "",
                1 => name,
                _ => $"{_open[depth - 1].Path}/{name}",
            };
            if (name is "List" or "item") path = Numbered(path, 0);
            _open[depth] = (path, IsLeaf: true);
            _depth = depth;
            Forget();
            return true;
        }

        /// <summary>Comments and borders of CDATA cut a text into pieces: most have one, and a thousand are joined in one go.</summary>
        public void Append(string piece)
        {
            if (_text.Length == 0 && _longer is null) _text = piece;
            else (_longer ??= new StringBuilder(_text)).Append(piece);
        }

        public void Close()
        {
            var (path, isLeaf) = _open[_depth--];
            if (isLeaf && path.Length > 0)
            {
                var text = _longer?.ToString() ?? _text;
                if (!All.TryAdd(path, text)) All.TryAdd(Numbered(path, 1), text);
            }

            Forget();
        }

        private string Numbered(string path, int first)
        {
            _numbers ??= new(StringComparer.Ordinal);
            var number = _numbers.GetValueOrDefault(path, first);
            _numbers[path] = number + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{path}/{number}");
        }

        private void Forget() => (_text, _longer) = ("", null);
    }
}
