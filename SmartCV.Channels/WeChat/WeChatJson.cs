using System.Text;
using System.Text.Json.Nodes;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// JSON as the platform takes it: raw UTF-8 and no \uXXXX, which it refuses (40033) or shows to the user as it stands.
/// System.Text.Json cannot be told so: even its relaxed encoder escapes emoji, the ideographic space U+3000 and the private-use area.
/// </summary>
internal static class WeChatJson
{
    public static byte[] Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        // Half a surrogate pair becomes U+FFFD here.
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                WriteAll(text, '{', fields, '}', field =>
                {
                    WriteString(text, field.Key);
                    text.Append(':');
                    Write(text, field.Value);
                });
                break;
            case JsonArray items:
                WriteAll(text, '[', items, ']', item => Write(text, item));
                break;
            case JsonValue value when value.TryGetValue(out string? words):
                WriteString(text, words);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            write(item);
        }
        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string words)
    {
        text.Append('"');
        foreach (var c in words)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                // JSON could carry the others only as \uXXXX; nobody sees them anyway.
                < ' ' => text,
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
