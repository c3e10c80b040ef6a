using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Roughly when the account was made, in the user's words: 去年注册的, 用了两个月, signed up in March.</summary>
internal static partial class AccountAgeRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        foreach (var pattern in Ages)
        {
            if (pattern.Match(text.Folded) is not { Success: true } match) continue;
            facts.Put("account_age", text, match);
            return;
        }
    }

    private static readonly Regex[] Ages = [Registered(), RegisteredFor(), Used(), English(), EnglishFor()];

    private const string When = @"(?:20\d\d年(?:\d{1,2}月(?:份|\d{1,2}[日号])?)?(?:底|初|年初|年底)?|(?:今|去|前)年(?:\d{1,2}月(?:份)?|年?初|年?底|春天|夏天|秋天|冬天)?|上个?月|\d{1,2}月(?:份|\d{1,2}[日号])?|昨天|前天|今天|上周|刚刚?|大?前年)";

    [GeneratedRegex(@"(?<v>" + When + @")(?:左右|的时候|就|才|新|刚)?(?:注册|开(?:通|的(?:号|账号)|户)|创建的?账)|(?:注册(?:于|时间|日期)|账[号户]创建(?:于|时间))(?:是|在|大概|大约|[:： ])*(?<v>" + When + ")", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Registered();

    [GeneratedRegex(@"注册(?:了|有)?(?:大概|大约|差不多|快|已经)?(?:有)?(?<v>(?:\d{1,2}|[一二两三四五六七八九十半几]{1,3})个?多?(?:年|月|星期|周|天)(?:半|多|左右)?)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex RegisteredFor();

    [GeneratedRegex(@"(?<![没能没不])用了(?:大概|大约|差不多|快|已经|有)?(?<v>(?:\d{1,2}|[一二两三四五六七八九十半几]{1,3})(?:个多?月|多?年)(?:半|多|左右|了)?)(?!的?(?:时间)?才)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Used();

    [GeneratedRegex(@"(?<![a-z])(?:registered|signed up|joined|created (?:my|the|an) account|opened (?:my|the|an) account|account (?:was )?created)(?: (?:back|about|around|in|on|since|only))*\s(?<v>(?:last|this) (?:year|month|week|spring|summer|autumn|fall|winter)|yesterday|today|just now|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d)?|20\d\d(?:-\d{1,2}(?:-\d{1,2})?)?|(?:\d{1,2}|a|one|two|three|four|five|six|several|a few|a couple of) (?:day|week|month|year)s? ago)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<![a-z])(?:(?:using|used|been with) (?:smartcv|it|this|you|your (?:site|product|service))(?: for)|(?:customer|user|member) for)(?: about| over| nearly| almost)? (?<v>(?:\d{1,2}|a|one|two|three|four|five|six|several|a few|a couple of) (?:day|week|month|year)s?)(?![a-z])|account is (?:about |over )?(?<v>(?:\d{1,2}|a|one|two|three|four|five|six) (?:day|week|month|year)s? old)", Patterns.Plain, Patterns.Limit)]
    private static partial Regex EnglishFor();
}
