using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>The reply inside the request of a push: one text of at most 2048 bytes, or the hand-over to WeChat's own agents.</summary>
internal static class WeChatPassive
{
    private const string Between = "\n\n";

    /// <summary>As many of the parts, from the first, as one reply carries.</summary>
    /// <returns>The XML, empty when none fits; and how many parts it holds.</returns>
    public static (ReadOnlyMemory<byte> Xml, int Count) Of(WeChatPush push, IReadOnlyList<OfferedPart> parts, DateTimeOffset now)
    {
        var isEvent = push.MsgType == "event";
        if (parts is [{ Part.Kind: WeChatParts.Transfer }, ..] && !isEvent) return (WeChatReply.Transfer(push, now, kfAccount: null), 1);
        var text = new StringBuilder();
        var (count, bytes) = (0, 0);
        foreach (var (_, part) in parts)
        {
            // WeChat hands over messages and no events: who pressed a button of the menu is asked to say it.
            if (part.Kind != WeChatParts.Text && !(isEvent && part is { Kind: WeChatParts.Transfer, Payload.Length: > 0 })) break;
            bytes += Encoding.UTF8.GetByteCount(part.Payload) + (count > 0 ? Between.Length : 0);
            if (bytes > WeChatText.MostBytes) break;
            if (count++ > 0) text.Append(Between);
            text.Append(part.Payload);
        }

        return count == 0 ? (ReadOnlyMemory<byte>.Empty, 0) : (WeChatReply.Text(push, now, text.ToString()), count);
    }
}
