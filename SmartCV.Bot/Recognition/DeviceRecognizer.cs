using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>computer, phone or tablet: as named, or as the system tells (a Mac is a computer, an iPad a tablet).</summary>
internal static partial class DeviceRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        if (FromSystem(text, facts) is { } known)
        {
            facts.Put("device", known);
            return;
        }

        var found = Named().Matches(text.Folded).Select(m => Mention.Of(text, m, Kind(m)));
        if (Mention.Best(found) is { } best) facts.Put("device", best.Value, text.Quote(best.Start, best.Length));
    }

    private static Fact? FromSystem(ReportText text, FactList facts)
    {
        if (!facts.Values.TryGetValue("os", out var os)) return null;
        var tablet = Tablet().Match(text.Folded);
        var kind = os.Value.Split(' ')[0] switch
        {
            "iOS" or "Android" or "HarmonyOS" => tablet.Success && !Phone().IsMatch(text.Folded) ? "tablet" : "phone",
            _ => "computer",
        };
        return new Fact(kind, kind == "tablet" ? text.Quote(tablet.Index, tablet.Length) : os.Quote);
    }

    private static string Kind(Match match) =>
        match.Groups["c"].Success ? "computer" : match.Groups["t"].Success ? "tablet" : "phone";

    // Not the telephone number, the mobile network or the verification code by SMS.
    [GeneratedRegex(@"(?<c>(?<!手机[和跟与、]?)电脑(?![和跟与、]?手机(?!号))|笔记本|台式机?|一体机|(?<![a-z])(?:laptop|desktop(?! app)|pc|computer|notebook|workstation)(?![a-z])|(?<![a-z0-9])f5(?![0-9]))|(?<t>平板(?!支撑|车|电视)|(?<![a-z])(?:tablet|ipad)(?![a-z]))|(?<p>(?<!电脑[和跟与、]?)手机(?![和跟与、]?电脑|号|\s?[:：]|\s?[\d+]|流量|热点|验证码|网|短信|上网|银行)|(?<![a-z])(?:phone(?! ?(?:number|no|call|support|:)| (?:me|us)(?![a-z]))|iphone|smartphone|cell ?phone)(?![a-z])(?!:))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Named();

    [GeneratedRegex(@"平板|(?<![a-z])(?:tablet|ipad|matepad|小米pad)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Tablet();

    [GeneratedRegex(@"手机(?!号|[:：]|流量|热点|验证码)|iphone|android phone", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Phone();
}
