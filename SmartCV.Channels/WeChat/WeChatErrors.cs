using System.Collections.Frozen;

namespace SmartCV.Channels.WeChat;

/// <param name="Code">errcode of the platform.</param>
/// <param name="Sentence">For the log and the check command; English, without anything from the answer.</param>
public sealed record WeChatError(int Code, WeChatReaction Reaction, string Sentence);

/// <summary>The error codes of the platform and what to do about each. Sources: Tencent's page of return codes and those of the interfaces.</summary>
public static class WeChatErrors
{
    public static IReadOnlyList<WeChatError> All { get; } =
    [
        new(-1, WeChatReaction.Busy, "The platform is busy."),
        new(40001, WeChatReaction.TokenGone, "The access token is wrong."),
        new(40014, WeChatReaction.TokenGone, "The access token is superseded or malformed."),
        new(42001, WeChatReaction.TokenGone, "The access token has expired."),
        new(40013, WeChatReaction.Misconfigured, "WeChat:AppId is wrong."),
        new(40125, WeChatReaction.Misconfigured, "WeChat:AppSecret is wrong."),
        new(40164, WeChatReaction.Misconfigured, "The address of this server is not on the IP list of the WeChat console."),
        new(40243, WeChatReaction.Misconfigured, "The AppSecret is frozen in the WeChat console."),
        new(40003, WeChatReaction.UnknownUser, "The openid is wrong or no follower."),
        new(40007, WeChatReaction.MediaGone, "The media id is unknown or older than 3 days."),
        new(40033, WeChatReaction.OurFault, "The request holds escaped or forbidden characters."),
        new(44002, WeChatReaction.OurFault, "The request has no body."),
        new(44004, WeChatReaction.OurFault, "The text is empty."),
        new(45002, WeChatReaction.OurFault, "The text is longer than 2048 bytes."),
        new(47001, WeChatReaction.OurFault, "The request is no JSON that the platform can read."),
        new(45009, WeChatReaction.DailyQuota, "The daily quota of the interface is used up."),
        new(45011, WeChatReaction.MinuteQuota, "The interface was called too often in this minute."),
        new(45015, WeChatReaction.WindowClosed, "The user wrote too long ago or unfollowed."),
        new(45047, WeChatReaction.BudgetUsed, "All messages that the user's last one allowed are sent."),
        new(43004, WeChatReaction.NoConsent, "The user is no follower."),
        new(43101, WeChatReaction.NoConsent, "The user did not agree to this notification."),
        new(45081, WeChatReaction.AlreadyShown, "Typing is shown already."),
        new(48001, WeChatReaction.NoPermission, "The account has no permission for the interface."),
        new(48004, WeChatReaction.NoPermission, "The interface is forbidden for the account."),
        new(50002, WeChatReaction.NoPermission, "The account is limited."),
        // Told of test accounts and some subscription accounts that send a msgmenu: only that kind of message is stopped.
        new(40200, WeChatReaction.NoPermission, "The kind of account may not send this."),
        new(NoMenu, WeChatReaction.Refused, "The account has no menu that was created by the API."),
        new(40029, WeChatReaction.CodeGone, "The code of the page is wrong or too old."),
        new(40163, WeChatReaction.CodeGone, "The code of the page was used before."),
    ];

    /// <summary>Stands for one kind of message only, not for its whole interface.</summary>
    internal const int WrongKindOfAccount = 40200;

    internal const int IpNotListed = 40164;

    internal const int NoMenu = 46003;

    private static readonly FrozenDictionary<int, WeChatError> ByCode = All.ToFrozenDictionary(e => e.Code);

    public static WeChatError Of(int code) =>
        ByCode.TryGetValue(code, out var error) ? error : new WeChatError(code, WeChatReaction.Unknown, "The platform answered with a code that is not known here.");
}
