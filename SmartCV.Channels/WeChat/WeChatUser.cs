using System.Text.Json;

namespace SmartCV.Channels.WeChat;

/// <summary>What the platform tells of a user. Nickname and picture are empty since 2021.</summary>
/// <param name="IsFollower">False: nothing else is known, and nothing can be sent.</param>
/// <param name="UnionId">The same for all accounts of an open-platform account; empty when this one is bound to none.</param>
/// <param name="SubscribeScene">ADD_SCENE_QR_CODE, ADD_SCENE_SEARCH, ...</param>
/// <param name="QrScene">The scene of the code that the user followed by; empty when there was none.</param>
public sealed record WeChatUser(string OpenId, bool IsFollower, string UnionId, string SubscribeScene, string QrScene)
{
    internal static WeChatUser? Read(JsonElement answer) =>
        answer.Text("openid") is { } openId && answer.Number("subscribe") is { } follows
            ? new WeChatUser(openId, follows != 0, answer.Text("unionid") ?? "", answer.Text("subscribe_scene") ?? "", answer.Text("qr_scene_str") ?? "")
            : null;
}

/// <param name="Ticket">Also named by the event of the scan.</param>
/// <param name="Url">What the code holds, to be drawn.</param>
public sealed record WeChatQr(string Ticket, string Url)
{
    internal static WeChatQr? Read(JsonElement answer) =>
        answer.Text("ticket") is { } ticket && answer.Text("url") is { } url ? new WeChatQr(ticket, url) : null;
}
