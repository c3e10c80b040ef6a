using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// What a push means as an activity. Messages become messages, following becomes a conversationUpdate, a button of the menu becomes what it says; every other event, also one that is not
/// known yet, is kept as an event that nobody answers.
/// </summary>
internal static class WeChatActivities
{
    /// <summary>Begins the key of a button of our own menu: the rest is what the user is taken to say.</summary>
    public const string Says = "say:";

    // A place on the map and a file that the channel cannot hand out, as attachments without an address.
    private const string Place = "application/vnd.smartcv.place";
    private const string FileElsewhere = "application/vnd.smartcv.file-elsewhere";

    private const int LongestKey = 128;
    private const int LongestText = 4096;

    /// <summary>The conversation of a user with this account: the same on every host, and nothing in it tells who the user is.</summary>
    public static string ConversationOf(string appId, string openId) => Hashed($"wechat|{appId}|{openId}");

    /// <summary>Null for what is not kept: where a user's phone is every five seconds is no business of ours.</summary>
    public static WeChatIncoming? Read(WeChatPush push, string conversation)
    {
        if (push.MsgType != "event") return Message(push, conversation);
        return push.Event switch
        {
            "LOCATION" => null,
            "subscribe" => Act(push, Followed(push)),
            "unsubscribe" => Other(push, new Activity { Type = ActivityTypes.ConversationUpdate, MembersRemoved = [Sender(push)] }),
            "SCAN" => Act(push, Followed(push)),
            "CLICK" => Act(push, Said(push, Label(push.EventKey))),
            "scancode_waitmsg" => Act(push, Said(push, push["ScanCodeInfo/ScanResult"])),
            "kf_create_session" or "kf_switch_session" => Other(push, HandoffStatus("accepted")),
            "kf_close_session" => Other(push, HandoffStatus("completed")),
            _ => Other(push, new Activity { Type = ActivityTypes.Event, Name = "wechat." + push.Event, Value = Fields(push) }),
        };
    }

    private static WeChatIncoming Message(WeChatPush push, string conversation)
    {
        var key = KeyOf(WeChatIncoming.MessageKey, push.MsgId ?? $"{push.CreateTime.ToUnixTimeSeconds()}|{push.MsgType}|{push["Content"] ?? push["MediaId"]}");
        return push.MsgType switch
        {
            // The click on a line of a msgmenu comes as a text too, with its label.
            "text" => new WeChatIncoming(Said(push, push["Content"]), key, WantsReply: true),
            "image" => WithFile("image/jpeg", Named("jpg")),
            "voice" => WithFile("audio/" + (push["Format"] is "speex" ? "speex" : "amr"), Named(push["Format"] is "speex" ? "spx" : "amr")),
            "video" or "shortvideo" => WithFile("video/mp4", Named("mp4")),
            "link" => new WeChatIncoming(Said(push, Lines(push["Title"], push["Description"], push["Url"])), key, WantsReply: true),
            "location" => new WeChatIncoming(WithMark(Place, Lines(push["Label"], $"{push["Location_X"]}, {push["Location_Y"]}")), key, WantsReply: true),
            "file" => new WeChatIncoming(WithMark(FileElsewhere, push["Title"] ?? "file"), key, WantsReply: true),
            _ => new WeChatIncoming(
                new Activity { Type = ActivityTypes.Event, Name = "wechat." + push.MsgType, From = Sender(push), Value = Fields(push) }, key, WantsReply: false),
        };

        string Named(string ending) => $"wechat-{push.CreateTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{ending}";

        Activity WithMark(string type, string name) => Said(push, null) with { Attachments = [new Attachment { ContentType = type, Name = name }] };

        // Fetched by its id through the API; addresses that come along (PicUrl) are never asked.
        WeChatIncoming WithFile(string type, string name)
        {
            if (push["MediaId"] is not { Length: > 0 } media) return new WeChatIncoming(WithMark(FileElsewhere, name), key, WantsReply: true);
            var id = Hashed($"{conversation}|{key}");
            var file = new ExpectedFile(id, WeChatChannel.ChannelId, conversation, media, name, type);
            var attachment = new Attachment { ContentType = type, ContentUrl = "blob:" + id, Name = name };
            return new WeChatIncoming(Said(push, push["Recognition"]) with { Attachments = [attachment] }, key, WantsReply: true) { File = file };
        }
    }

    private static WeChatIncoming Act(WeChatPush push, Activity activity) => new(activity, KeyOf(WeChatIncoming.ActKey, EventKey(push)), WantsReply: true);

    private static WeChatIncoming Other(WeChatPush push, Activity activity) => new(activity with { From = Sender(push) }, KeyOf(WeChatIncoming.EventKey, EventKey(push)), WantsReply: false);

    // Two events of one second are told apart by what they are about.
    private static string EventKey(WeChatPush push) =>
        string.Join('|', push.CreateTime.ToUnixTimeSeconds(), push.Event, push.EventKey, push["MenuId"], push["Ticket"], push["MsgID"] ?? push["SubscribeMsgSentEvent/List/0/MsgID"]);

    private static Activity Said(WeChatPush push, string? text) => new()
    {
        Type = ActivityTypes.Message,
        Text = Cut(text),
        TextFormat = "plain",
        From = Sender(push),
        Locale = "zh-CN",
    };

    // With the scene of the code that was scanned, so that what it was made for can go on.
    private static Activity Followed(WeChatPush push)
    {
        const string FromCode = "qrscene_";
        var scene = push.EventKey?.StartsWith(FromCode, StringComparison.Ordinal) == true ? push.EventKey[FromCode.Length..] : push.EventKey;
        return new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            From = Sender(push),
            MembersAdded = [Sender(push)],
            Locale = "zh-CN",
            ChannelData = string.IsNullOrEmpty(scene) ? null : new JsonObject { ["scene"] = scene },
        };
    }

    private static Activity HandoffStatus(string state) => new() { Type = ActivityTypes.Event, Name = ActivityTypes.HandoffStatus, Value = new JsonObject { ["state"] = state } };

    private static string? Label(string? key) => key?.StartsWith(Says, StringComparison.Ordinal) == true ? key[Says.Length..] : key;

    private static ChannelAccount Sender(WeChatPush push) => new() { Id = push.FromUserName, Role = "user" };

    private static JsonObject Fields(WeChatPush push)
    {
        var all = new JsonObject();
        if (push.EventKey is { } key) all["EventKey"] = key;
        foreach (var (name, value) in push.Fields) all[name] = value;
        return all;
    }

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)));

    private static string? Cut(string? text)
    {
        if (text is null || text.Length <= LongestText) return text;
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    // As it stands where it is short and plain: keys travel between hosts too, in lists whose border is a space.
    private static string KeyOf(string prefix, string key) => prefix + (key.Length <= LongestKey && !key.AsSpan().ContainsAnyExceptInRange('!', '~') ? key : Hashed(key));

    private static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
