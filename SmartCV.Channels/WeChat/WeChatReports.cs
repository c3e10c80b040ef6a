namespace SmartCV.Channels.WeChat;

/// <summary>
/// What became of notifications: a template message is reported by TEMPLATESENDJOBFINISH, a subscription notification by subscribe_msg_sent_event. Everything else
/// that is sent is answered at once and for good.
/// </summary>
internal static class WeChatReports
{
    private const int LongestReason = 100;

    /// <summary>The notifications that have not arrived: by which ids they may be known here, and why.</summary>
    public static IEnumerable<(IReadOnlyList<string> Ids, string Reason)> Failed(WeChatPush push) => push switch
    {
        { MsgType: "event", Event: "TEMPLATESENDJOBFINISH" } => Template(push),
        { MsgType: "event", Event: "subscribe_msg_sent_event" } => Subscription(push),
        _ => [],
    };

    /// <summary>How a subscription notification is known whose sending brought no id: the last one of its template to this user.</summary>
    public static string IdOfTemplate(string templateId) => "template:" + templateId;

    private static IEnumerable<(IReadOnlyList<string>, string)> Template(WeChatPush push)
    {
        // success | failed:user block | failed: system failed
        if (push["MsgID"] is not { Length: > 0 } id || push["Status"] is not { } status || status == "success") return [];
        return [([id], "The template message did not arrive: " + Cut(status))];
    }

    private static IEnumerable<(IReadOnlyList<string>, string)> Subscription(WeChatPush push)
    {
        for (var i = 0; push[$"SubscribeMsgSentEvent/List/{i}/TemplateId"] is { } template; i++)
        {
            var code = push[$"SubscribeMsgSentEvent/List/{i}/ErrorCode"];
            if (code is null or "0") continue;
            string[] ids = push[$"SubscribeMsgSentEvent/List/{i}/MsgID"] is { Length: > 0 } id ? [id, IdOfTemplate(template)] : [IdOfTemplate(template)];
            yield return (ids, $"The subscription notification did not arrive: {Cut(push[$"SubscribeMsgSentEvent/List/{i}/ErrorStatus"] ?? "failed")} ({Cut(code)})");
        }
    }

    private static string Cut(string text) => text.Length <= LongestReason ? text : text[..LongestReason];
}
