namespace SmartCV.Bot.Turns;

/// <summary>Section <c>Support</c>: what customers are told about how to reach us. What is empty is never mentioned.</summary>
public sealed class SupportOptions
{
    /// <summary>The phone number for paying users.</summary>
    public string Hotline { get; set; } = "";

    public string Email { get; set; } = "";

    public string QqGroup { get; set; } = "";

    /// <summary>Name of the WeChat account for individual users.</summary>
    public string WeChat { get; set; } = "SmartCV_Support";

    public string Weibo { get; set; } = "@SmartCV官方微博";

    public string Forum { get; set; } = "https://community.smartcv.cc";

    public string Site { get; set; } = "https://www.smartcv.cc";

    /// <summary>Where users reach this host (https://support.example.com): links in answers begin with it. Empty: the first address the host listens on.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>So long after the last word an urgent form that is not finished becomes a ticket as it stands. From a minute to an hour.</summary>
    public TimeSpan UrgentWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>By the names that texts in dialogs/ use.</summary>
    public IReadOnlyDictionary<string, string> ByName() => new Dictionary<string, string>
    {
        ["hotline"] = Hotline,
        ["email"] = Email,
        ["qq-group"] = QqGroup,
        ["wechat"] = WeChat,
        ["weibo"] = Weibo,
        ["forum"] = Forum,
        ["site"] = Site,
    };
}
