using System.Text.RegularExpressions;

namespace SmartCV.Channels.WeChat;

/// <summary>Section <c>WeChat</c>: the official account. The channel is switched on by its token.</summary>
public sealed partial class WeChatOptions
{
    /// <summary>Chosen by us and typed into the WeChat console: 3 to 32 letters and digits. Empty: the channel is off.</summary>
    public string Token { get; set; } = "";

    /// <summary>EncodingAESKey of the WeChat console, 43 characters. As soon as it is set, only encrypted pushes (safe and compatible mode) are taken.</summary>
    public string AesKey { get; set; } = "";

    /// <summary>The key before the last change: pushes under it may still come for a short while.</summary>
    public string PreviousAesKey { get; set; } = "";

    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";

    /// <summary>The account's own id (gh_...), the receiver of every push. Empty: not checked.</summary>
    public string OriginalId { get; set; } = "";

    /// <summary>Where the API is: only a test or a proxy of one's own is elsewhere.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.weixin.qq.com";

    /// <summary>On: the account may send customer-service messages. Off: what did not fit into the passive reply waits for the user's next message.</summary>
    public Switch CustomerServiceApi { get; set; } = Switch.On;

    /// <summary>On: who asks for a person is handed to the agents of WeChat's own console.</summary>
    public Switch TransferToWeChatAgents { get; set; } = Switch.Off;

    /// <summary>On: choices are also links that say their text when tapped (weixin://bizmsgmenu). WeChat has never documented them, and the numbers stay beside them.</summary>
    public Switch MenuLinks { get; set; } = Switch.On;

    public WeChatNotification Notification { get; set; } = new();

    public bool IsOn => Token.Length > 0;

    public bool IsSafe => AesKey.Length > 0;

    /// <summary>True when customer-service messages are switched on and can be sent: without the secret there is no access token.</summary>
    public bool MaySend => CustomerServiceApi == Switch.On && HasApi;

    public bool HasApi => AppSecret.Length > 0;

    /// <summary>True when pages can learn from the platform who opens them.</summary>
    public bool HasPages => IsOn && HasApi;

    /// <summary>A sentence for each value out of its range. Secrets are not repeated.</summary>
    public static IEnumerable<string> Check(WeChatOptions o)
    {
        if (!o.IsOn)
        {
            if (o.AesKey.Length > 0 || o.AppSecret.Length > 0) yield return "WeChat:Token must be set when WeChat:AesKey or WeChat:AppSecret is: without it the channel is off.";
            yield break;
        }

        if (!TokenShape().IsMatch(o.Token)) yield return "WeChat:Token must have 3 to 32 letters and digits.";
        if (o.AesKey.Length > 0 && !KeyShape().IsMatch(o.AesKey)) yield return $"WeChat:AesKey must have 43 letters and digits (EncodingAESKey of the WeChat console), has {o.AesKey.Length} characters.";
        if (o.PreviousAesKey.Length > 0 && !KeyShape().IsMatch(o.PreviousAesKey)) yield return $"WeChat:PreviousAesKey must have 43 letters and digits or be empty, has {o.PreviousAesKey.Length} characters.";
        if (o.PreviousAesKey.Length > 0 && o.AesKey.Length == 0) yield return "WeChat:AesKey must be set when WeChat:PreviousAesKey is.";
        if (o.AppId.Length == 0 && (o.IsSafe || o.HasApi)) yield return "WeChat:AppId must be set (wx...) when WeChat:AesKey or WeChat:AppSecret is, was empty.";
        if (o.OriginalId.Length > 0 && !o.OriginalId.StartsWith("gh_", StringComparison.Ordinal)) yield return $"WeChat:OriginalId must begin with gh_ or be empty, was '{o.OriginalId}'.";
        if (!Uri.TryCreate(o.ApiBaseUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return $"WeChat:ApiBaseUrl must be an address like https://api.weixin.qq.com, was '{o.ApiBaseUrl}'.";
    }

    [GeneratedRegex("^[A-Za-z0-9]{3,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9+/]{43}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyShape();
}

/// <summary>A setting that is on or off, also written true or false.</summary>
public enum Switch
{
    Off = 0,
    On = 1,
    False = Off,
    True = On,
}
