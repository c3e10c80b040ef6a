using System.Globalization;
using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>The XML that answers a push within its request: a passive reply, free of quota, one per push.</summary>
public static class WeChatReply
{
    /// <param name="text">At most <see cref="WeChatText.MostBytes"/> bytes of UTF-8: the platform drops what is longer (<see cref="WeChatText.Split"/>).</param>
    public static byte[] Text(WeChatPush push, DateTimeOffset now, string text) =>
        Envelope(push, now, "text", xml => Element(xml, "Content", text));

    /// <param name="mediaId">From an upload at most three days ago.</param>
    public static byte[] Image(WeChatPush push, DateTimeOffset now, string mediaId) =>
        Envelope(push, now, "image", xml => Element(xml.Append("<Image>"), "MediaId", mediaId).Append("</Image>"));

    /// <summary>One article with a picture that leads to a page; the platform shows one only when it answers a user.</summary>
    public static byte[] News(WeChatPush push, DateTimeOffset now, string title, string description, string picUrl, string url) =>
        Envelope(push, now, "news", xml =>
        {
            xml.Append("<ArticleCount>1</ArticleCount><Articles><item>");
            Element(xml, "Title", title);
            Element(xml, "Description", description);
            Element(xml, "PicUrl", picUrl);
            Element(xml, "Url", url);
            xml.Append("</item></Articles>");
        });

    /// <summary>Hands a message (never an event) to the agents of WeChat's own console.</summary>
    /// <param name="kfAccount">A certain agent. Null: whoever is free.</param>
    public static byte[] Transfer(WeChatPush push, DateTimeOffset now, string? kfAccount) =>
        Envelope(push, now, "transfer_customer_service", xml =>
        {
            if (kfAccount is not null) Element(xml.Append("<TransInfo>"), "KfAccount", kfAccount).Append("</TransInfo>");
        });

    private static byte[] Envelope(WeChatPush push, DateTimeOffset now, string type, Action<StringBuilder> content)
    {
        var xml = new StringBuilder("<xml>");
        Element(xml, "ToUserName", push.FromUserName);
        Element(xml, "FromUserName", push.ToUserName);
        xml.Append(CultureInfo.InvariantCulture, $"<CreateTime>{now.ToUnixTimeSeconds()}</CreateTime>");
        Element(xml, "MsgType", type);
        content(xml);
        return Encoding.UTF8.GetBytes(xml.Append("</xml>").ToString());
    }

    /// <summary>A text that holds the end of a CDATA section is continued in a second one.</summary>
    private static StringBuilder Element(StringBuilder xml, string name, string text) =>
        xml.Append('<').Append(name).Append("><![CDATA[")
            .Append(WeChatText.Clean(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></").Append(name).Append('>');
}
