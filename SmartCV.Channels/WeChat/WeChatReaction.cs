namespace SmartCV.Channels.WeChat;

/// <summary>What an answer of the platform asks of us. <see cref="WeChatErrors"/> says which code means which.</summary>
public enum WeChatReaction
{
    /// <summary>It worked.</summary>
    None,

    /// <summary>The platform is busy: again after a short pause.</summary>
    Busy,

    /// <summary>No answer, or none that can be read: again later. The call may have been carried out.</summary>
    Unreachable,

    /// <summary>The access token is wrong, superseded or expired. Seen outside the client only when a fresh one was refused as well.</summary>
    TokenGone,

    /// <summary>Appid, secret or IP list are wrong: a person must act.</summary>
    Misconfigured,

    /// <summary>The openid is wrong or no follower.</summary>
    UnknownUser,

    /// <summary>The media_id is unknown or older than 3 days: upload again, once.</summary>
    MediaGone,

    /// <summary>What we sent is wrong: a bug of ours.</summary>
    OurFault,

    /// <summary>The interface is used up until 00:00 in Shanghai.</summary>
    DailyQuota,

    /// <summary>The interface is used up until the next minute.</summary>
    MinuteQuota,

    /// <summary>Outside the user's window, or the user unfollowed: a notification may still reach them.</summary>
    WindowClosed,

    /// <summary>All messages that the user's last one allowed are sent: hold until the user writes. Never again on a timer.</summary>
    BudgetUsed,

    /// <summary>The user did not agree to this notification.</summary>
    NoConsent,

    /// <summary>Typing is shown already: nothing to do.</summary>
    AlreadyShown,

    /// <summary>The account may not use this interface: a person must act.</summary>
    NoPermission,

    /// <summary>The code of a page was used before or is older than 5 minutes: open the page anew.</summary>
    CodeGone,

    /// <summary>We refused what came: too large, or from a host that is none of WeChat's. Final.</summary>
    Refused,

    /// <summary>A code that the table does not have. Final.</summary>
    Unknown,
}
