using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.WeChat;

/// <summary>A push as the intake takes it.</summary>
/// <param name="DedupeKey">Of the conversation: two users may have the same MsgId.</param>
/// <param name="WantsReply">False for what nobody waits for an answer to.</param>
internal sealed record WeChatIncoming(Activity Activity, string DedupeKey, bool WantsReply)
{
    /// <summary>Begins the keys of messages. A message may be answered for 48 hours.</summary>
    public const string MessageKey = "m:";

    /// <summary>Begins the keys of what the user did instead of writing: follow, scan, press a button of the menu. It may be answered for a minute.</summary>
    public const string ActKey = "a:";

    /// <summary>Begins the keys of all other events.</summary>
    public const string EventKey = "e:";

    /// <summary>A file that the message names and that is to be fetched.</summary>
    public ExpectedFile? File { get; init; }
}
