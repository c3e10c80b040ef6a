using System.Text;
using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// The user's own address. With several the one that is called mine or the account's; somebody else's is never taken when it says so.
/// A spoken or disguised address (chen点sample艾特example点com, amy [at] example dot com) is only a guess: Unsure.
/// </summary>
internal static partial class EmailRecognizer
{
    private static readonly Regex Mine = Patterns.Words("我的|我是|账号|账户|帐号|帐户|注册|联系人|登录|订单|account|registered|signed up|my |login|contact|username");
    private static readonly Regex Theirs = Patterns.Words("他的|她的|对方|导师|老师|同学|朋友|hr的|客服|发给|抄送|his |her |their |mentor|friend|colleague|your (email|address)|support");

    public static void Read(ReportText text, FactList facts)
    {
        Match? best = null;
        var weight = -1;
        foreach (Match match in Plain().Matches(text.Folded))
        {
            var found = Weigh(text, match);
            if (found > weight) (best, weight) = (match, found);
        }

        if (best is not null)
        {
            var quote = text.Quote(best.Index, best.Length);
            var ascii = TextFold.InPlace(quote);
            facts.Put("account_email", quote == ascii ? quote : Spelled(quote, ascii), quote);
        }
        else if (Spoken().Match(text.Folded) is { Success: true } spoken && Spell(spoken.Value) is { } address)
        {
            facts.Put("account_email", new Fact(address, text.Quote(spoken.Index, spoken.Length)) { Unsure = true });
        }
    }

    // Full-width letters become plain ones; capitals stay as they were typed.
    private static string Spelled(string quote, string ascii) => quote.All(char.IsAscii) ? quote : ascii;

    private static int Weigh(ReportText text, Match match)
    {
        var before = text.Folded[Math.Max(0, match.Index - 16)..match.Index];
        var line = before.LastIndexOfAny(['\n', '@']) is >= 0 and var cut ? before[(cut + 1)..] : before;
        // The nearer word counts: "我的邮箱 a@…，他的是 b@…".
        var theirs = Theirs.Matches(line).LastOrDefault()?.Index ?? -1;
        var mine = Mine.Matches(line).LastOrDefault()?.Index ?? -1;
        return theirs > mine ? 0 : mine >= 0 ? 2 : 1;
    }

    private static string? Spell(string spoken)
    {
        var address = new StringBuilder(spoken);
        foreach (var (word, sign) in Signs) address.Replace(word, sign);
        var spelled = Blank().Replace(address.ToString(), "");
        return Plain().Match(spelled) is { Success: true } match && match.Length == spelled.Length ? spelled : null;
    }

    private static readonly (string Word, string Sign)[] Signs =
    [
        ("艾特", "@"), ("小老鼠", "@"), ("圈a", "@"), ("[at]", "@"), ("(at)", "@"), ("{at}", "@"), ("#at#", "@"), (" at ", "@"), ("#", "@"),
        ("[dot]", "."), ("(dot)", "."), ("{dot}", "."), (" dot ", "."), ("点", "."), ("。", "."), ("下划线", "_"), (" underscore ", "_"), ("中杠", "-"), ("横杠", "-"), ("减号", "-"), (" dash ", "-"),
    ];

    // RFC 5321 §4.5.3.1: 64 before the @, labels of 63. Han letters around it are not part of it.
    [GeneratedRegex(@"(?<![a-z0-9._%+\-@])[a-z0-9_](?:[a-z0-9._%+\-]{0,62}[a-z0-9_%+\-])?@(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![a-z0-9@])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z0-9_\-.]{1,32}(?:(?: ?(?:点|下划线|中杠|横杠|减号|[\[({]dot[\])}]) ?| (?:dot|underscore|dash) )[a-z0-9_\-.]{1,32}){0,4}(?: ?(?:艾特|小老鼠|圈a|[\[({]at[\])}]|#at#|@) ?| at )[a-z0-9\-]{1,40}(?:(?: ?(?:点|。|[\[({]dot[\])}]|\.) ?| dot )[a-z0-9\-]{2,24}){1,3}", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\s+", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Blank();
}
