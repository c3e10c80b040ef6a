using System.Globalization;

namespace SmartCV.Channels.WeChat;

/// <summary>Reads the XML of pushes. Whatever comes, it answers null or a push, never with an exception.</summary>
public static class WeChatPushReader
{
    /// <summary>Of ids, kinds and events; an openid has 28.</summary>
    private const int LongestId = 128;

    /// <summary>The link of a menu item may have 1024 bytes.</summary>
    private const int LongestKey = 1024;

    private static readonly string[] Twice = ["ToUserName/1", "FromUserName/1", "CreateTime/1", "MsgType/1", "MsgId/1", "Event/1", "EventKey/1"];

    /// <summary>
    /// Null for what is no push: not UTF-8, no plain XML, too large or deep, without receiver, sender, time or kind, or with one of them twice or malformed.
    /// </summary>
    public static WeChatPush? Read(ReadOnlyMemory<byte> xml)
    {
        if (WeChatXml.Elements(xml.Span) is not { } all) return null;
        // A second sender would leave open whose message it is.
        foreach (var path in Twice)
            if (all.ContainsKey(path)) return null;
        if (Take(all, "CreateTime") is not { } created || TimeOf(created) is not { } time) return null;
        var (to, from, type) = (Take(all, "ToUserName"), Take(all, "FromUserName"), Take(all, "MsgType"));
        var (id, happened, key) = (Take(all, "MsgId"), Take(all, "Event"), Take(all, "EventKey"));
        if (to is null || from is null || type is null || !(IsId(to) && IsId(from) && IsId(type) && IsId(id) && IsId(happened))) return null;
        if (key?.Length > LongestKey) return null;
        return new WeChatPush { ToUserName = to, FromUserName = from, CreateTime = time, MsgType = type, MsgId = id, Event = happened, EventKey = key, Fields = all };
    }

    /// <summary>The text of the element Encrypt. What else stands in an envelope is signed by nobody and ignored. Null for what is no envelope.</summary>
    public static string? ReadEncrypt(ReadOnlyMemory<byte> xml)
    {
        if (WeChatXml.Elements(xml.Span) is not { } all || all.ContainsKey("Encrypt/1")) return null;
        return Take(all, "Encrypt");
    }

    private static string? Take(Dictionary<string, string> all, string name) => all.Remove(name, out var value) && value.Length > 0 ? value : null;

    private static DateTimeOffset? TimeOf(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    /// <summary>These become parts of keys of ours: nothing in them may look like the border between two.</summary>
    private static bool IsId(string? value)
    {
        if (value is null) return true;
        if (value.Length > LongestId) return false;
        foreach (var c in value)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '@')) return false;
        return true;
    }
}
