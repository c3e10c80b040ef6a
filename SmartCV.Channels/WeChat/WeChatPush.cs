namespace SmartCV.Channels.WeChat;

/// <summary>What the platform sends: a message of a user or an event. Which elements a kind has is data here; nothing unknown is lost.</summary>
public sealed record WeChatPush
{
    /// <summary>The official account, gh_...</summary>
    public required string ToUserName { get; init; }

    /// <summary>The user's openid in this account.</summary>
    public required string FromUserName { get; init; }

    /// <summary>To the second.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>text, image, voice, video, shortvideo, location, link, file, event, or one not known yet.</summary>
    public required string MsgType { get; init; }

    /// <summary>A number of 64 bits, as text. Null for events, also for those that tell in MsgID (capital D) which message they are about. Two users may have the same.</summary>
    public string? MsgId { get; init; }

    /// <summary>Null for messages.</summary>
    public string? Event { get; init; }

    /// <summary>Null when it is absent or empty.</summary>
    public string? EventKey { get; init; }

    /// <summary>
    /// All other elements by their path below the root: <c>Content</c>, <c>ScanCodeInfo/ScanResult</c>. <c>List</c> and <c>item</c> always carry their
    /// number (<c>SubscribeMsgPopupEvent/List/0/TemplateId</c>); any other element that comes again is added with its number from 1 (<c>Content/1</c>).
    /// </summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The text of such an element, perhaps empty. Null when there is none.</summary>
    public string? this[string path] => Fields.GetValueOrDefault(path);
}
