using System.Globalization;

namespace SmartCV.Channels.WeChat;

/// <summary>Section <c>WeChat:Notification</c>: the notification that tells of an outcome when the user has not written for 48 hours.</summary>
public sealed class WeChatNotification
{
    /// <summary>WeChat allows so many characters in a value of the kind "thing".</summary>
    private const int LongestValue = 20;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Of the template in the WeChat console. Empty: such words wait until the user writes again.</summary>
    public string TemplateId { get; set; } = "";

    /// <summary>On: a subscription notification, which the user has agreed to. Off: a template message of a verified service account.</summary>
    public Switch Subscription { get; set; } = Switch.Off;

    /// <summary>The page that it opens.</summary>
    public string Url { get; set; } = "";

    /// <summary>Name of the template's field for the text (thing1); the text is cut to 20 characters.</summary>
    public string TextField { get; set; } = "thing1";

    /// <summary>Name of the template's field for the time (time2); empty: it has none.</summary>
    public string TimeField { get; set; } = "time2";

    public bool IsOn => TemplateId.Length > 0;

    internal Dictionary<string, string> DataOf(string text, DateTimeOffset now)
    {
        var line = WeChatText.Clean(text).ReplaceLineEndings(" ");
        var whole = new StringInfo(line);
        var data = new Dictionary<string, string>
        {
            [TextField] = whole.LengthInTextElements <= LongestValue ? line : whole.SubstringByTextElements(0, LongestValue - 1) + "…",
        };
        if (TimeField.Length > 0) data[TimeField] = now.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return data;
    }
}
