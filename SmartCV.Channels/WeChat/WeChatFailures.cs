using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartCV.Channels.WeChat;

/// <summary>Failures in our own words. Of the platform's message only its request id and, for the IP list, an address are taken: the rest is foreign text.</summary>
internal static partial class WeChatFailures
{
    public static WeChatFailure Unreadable { get; } = Unreachable("The answer is not what this interface gives.");

    public static WeChatFailure NoSecret { get; } = new(WeChatReaction.Misconfigured, 0, "WeChat:AppSecret is not set, so the API cannot be used.");

    public static WeChatFailure TooLarge(long limit) => new(WeChatReaction.Refused, 0, $"The file is larger than {limit} bytes.");

    public static WeChatFailure ForeignHost { get; } = new(WeChatReaction.Refused, 0, "The video is at an address that is none of WeChat's.");

    public static WeChatFailure Unreachable(string message, TimeSpan? retryAfter = null) => new(WeChatReaction.Unreachable, 0, message, retryAfter);

    /// <summary>What a refusal of the token itself means. 40001, for one, stands for a wrong secret there.</summary>
    public static WeChatFailure OfSettings(WeChatFailure failure) => failure.Reaction switch
    {
        WeChatReaction.Busy or WeChatReaction.Unreachable or WeChatReaction.MinuteQuota or WeChatReaction.DailyQuota or WeChatReaction.Misconfigured => failure,
        _ => failure with { Reaction = WeChatReaction.Misconfigured, Message = "WeChat gives no access token; look at WeChat:AppId, WeChat:AppSecret and the console. " + failure.Message },
    };

    /// <summary>The failure that an answer tells, or null when it tells none.</summary>
    public static WeChatFailure? In(JsonElement answer)
    {
        if (!answer.TryGetProperty("errcode", out _)) return null;
        if (answer.Number("errcode") is not { } code) return Unreadable;
        return code == 0 ? null : Of(code, answer.Text("errmsg") ?? "");
    }

    private static WeChatFailure Of(int code, string told)
    {
        var error = WeChatErrors.Of(code);
        var address = code == WeChatErrors.IpNotListed && Address().Match(told) is { Success: true } ip ? $" The platform sees {ip.Value}." : "";
        var request = RequestId().Match(told) is { Success: true } rid ? $", {rid.Value}" : "";
        return new WeChatFailure(error.Reaction, code, $"{error.Sentence}{address} ({code}{request})");
    }

    [GeneratedRegex(@"\b(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\brid: [0-9a-f-]{1,64}", RegexOptions.CultureInvariant)]
    private static partial Regex RequestId();
}
