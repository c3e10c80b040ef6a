using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// What somebody takes back: "不对，是 edge", "不是chrome 是edge", "no wait, it was 10pm". The last word counts, and what is denied is not said.
/// </summary>
internal static partial class Corrections
{
    private const int Near = 24;
    private const int Decisive = 9;

    /// <summary>What a mention at this place gains when it corrects an earlier one, or loses when it is denied; 0 mostly.</summary>
    public static int Weigh(ReportText text, int position)
    {
        var before = text.Folded[Math.Max(0, position - Near)..position];
        if (Denied().IsMatch(before)) return -Decisive;
        return Corrected().IsMatch(before) ? Decisive : 0;
    }

    /// <summary>True when the text says that something told before was wrong: "打错了", "my mistake".</summary>
    public static bool TakesBack(string text) => Mistaken().IsMatch(TextFold.InPlace(text));

    [GeneratedRegex(@"(?<!没)[说打写记搞填发]错了?(?!误)|更正|纠正一下|(?<![a-z])(?:i meant|correction|my mistake|typo|i mistyped)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Mistaken();

    [GeneratedRegex(@"(?:(?<!是)不是|并非|(?<![a-z])(?:it's not|it isn't|it is not|wasn't|not))\s?(?:用|在|的)?\s?(?:the |on |in |using )?$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Denied();

    // The words that take back must stand near, with nothing but the mention's own lead between.
    [GeneratedRegex(@"(?:不对[,，!！。. ]|不对(?=我|是|应)|说错了?|打错了?|写错了?|记错了?|搞错了?|更正|纠正|应该是|是[^,，。\n]{1,8}不是|不是[^,，。\n]{1,12}[,，\s]?\s?(?:而)?是|(?<![a-z])(?:no,? wait|wait,? no|sorry,? (?:i mean|it's|it was|that was|not)|i mean(?:t)?|correction|actually(?= it|,? i|,? that)|scratch that|my mistake))[^。;；!！?？]{0,14}$", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Corrected();
}
