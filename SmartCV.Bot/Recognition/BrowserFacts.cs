using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Operating system, browser, device and network as a browser tells them, in the words of a problem report. Browsers freeze parts of the user agent
/// (Windows 11 says "Windows NT 10.0", macOS stays at 10_15_7): what is frozen is left out, or taken from the client hints where they are given.
/// </summary>
public static partial class BrowserFacts
{
    /// <param name="userAgent">The request header.</param>
    /// <param name="hints">From User-Agent Client Hints and the Network Information API: platform, platformVersion, model, network.</param>
    public static IReadOnlyDictionary<string, string> Read(string userAgent, IReadOnlyDictionary<string, string> hints)
    {
        var facts = new Dictionary<string, string>();
        Put("os", System(userAgent, hints));
        Put("browser", Browser(userAgent));
        Put("device", Device(userAgent));
        Put("network", hints.GetValueOrDefault("network") switch { "wifi" => "wifi", "cellular" => "mobile", _ => null });
        return facts;

        void Put(string name, string? value)
        {
            if (value is not null) facts[name] = value;
        }
    }

    private static string? System(string agent, IReadOnlyDictionary<string, string> hints)
    {
        var version = hints.GetValueOrDefault("platformVersion", "");
        if (agent.Contains("Windows NT", StringComparison.Ordinal))
        {
            if (WindowsVersion().Match(agent).Groups[1].Value is "6.1") return "Windows 7";
            // Microsoft: platformVersion 13 and above is Windows 11, 1 to 10 is Windows 10.
            var major = Major(version);
            return major >= 13 ? "Windows 11" : major > 0 ? "Windows 10" : "Windows";
        }

        if (IosVersion().Match(agent) is { Success: true } ios) return (agent.Contains("iPad", StringComparison.Ordinal) ? "iPadOS " : "iOS ") + ios.Groups[1].Value;
        if (AndroidVersion().Match(agent) is { Success: true } android)
        {
            var number = Major(version) > 0 ? Major(version).ToString(global::System.Globalization.CultureInfo.InvariantCulture) : android.Groups[1].Value;
            return "Android " + number;
        }

        if (agent.Contains("HarmonyOS", StringComparison.Ordinal)) return "HarmonyOS";
        if (agent.Contains("Mac OS X", StringComparison.Ordinal)) return Major(version) > 0 ? $"macOS {Major(version)}" : "macOS";
        return agent.Contains("Linux", StringComparison.Ordinal) ? "Linux" : null;
    }

    private static string? Browser(string agent)
    {
        // From the most special to the most general: nearly everybody also says Chrome and Safari.
        foreach (var (mark, name) in Browsers)
            if (Regex.Match(agent, mark, RegexOptions.NonBacktracking) is { Success: true } match) return $"{name} {match.Groups[1].Value}";
        return null;
    }

    private static string? Device(string agent)
    {
        if (agent.Contains("iPad", StringComparison.Ordinal) || agent.Contains("Tablet", StringComparison.OrdinalIgnoreCase)) return "tablet";
        if (agent.Contains("Android", StringComparison.Ordinal)) return agent.Contains("Mobile", StringComparison.Ordinal) ? "phone" : "tablet";
        if (agent.Contains("iPhone", StringComparison.Ordinal) || agent.Contains("Mobile", StringComparison.Ordinal)) return "phone";
        return agent.Contains("Windows", StringComparison.Ordinal) || agent.Contains("Macintosh", StringComparison.Ordinal) || agent.Contains("Linux", StringComparison.Ordinal)
            ? "computer"
            : null;
    }

    private static int Major(string version) => int.TryParse(version.Split('.')[0], out var major) ? major : 0;

    private static readonly (string Mark, string Name)[] Browsers =
    [
        (@"MicroMessenger/(\d+)", "微信内置浏览器"),
        (@"\bEdg(?:A|iOS)?/(\d+)", "Edge"),
        (@"\bOPR/(\d+)", "Opera"),
        (@"\bQQBrowser/(\d+)", "QQ 浏览器"),
        (@"\bUCBrowser/(\d+)", "UC 浏览器"),
        (@"\bHuaweiBrowser/(\d+)", "华为浏览器"),
        (@"\bSamsungBrowser/(\d+)", "Samsung Internet"),
        (@"\b(?:Firefox|FxiOS)/(\d+)", "Firefox"),
        (@"\b(?:Chrome|CriOS)/(\d+)", "Chrome"),
        (@"\bVersion/(\d+)[\d.]* (?:Mobile/\w+ )?Safari", "Safari"),
    ];

    [GeneratedRegex(@"Windows NT (\d+\.\d+)")]
    private static partial Regex WindowsVersion();

    [GeneratedRegex(@"(?:iPhone OS|CPU OS) (\d+)")]
    private static partial Regex IosVersion();

    [GeneratedRegex(@"Android (\d+)")]
    private static partial Regex AndroidVersion();
}
