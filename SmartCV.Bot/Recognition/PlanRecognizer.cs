using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>The plan the user says to be on. A plan that is asked about, wished for or wrongly shown is not theirs.</summary>
internal static partial class PlanRecognizer
{
    private static readonly Regex NotTheirs = Patterns.Words(
        "(一直|总|又|却|仍旧|依然)(是|显示).{0,2}免费|免费版?.{0,2}(够|就行)|够用|家庭版|(变|降|退)(成|回|为)了?(普通|免费)|普通用户.{0,4}(了|啦)$|还是免费|仍是免费|仍然是免费|依旧免费|显示(的是|为|是|成|着)?免费|变成(了)?免费|变回|多少钱|价格|价钱|区别|怎么买|想买|想升|升级到|升级成|升到|升级|怎么升|有什么|是什么|能不能|可以用|要不要|不是|没买|没有买|没付费|没充|如何|怎样|"
        + "still (on |shows? |says |showing |the )*free|shows? (as |the |me )*free|says (i'm |i am )*(on )?free|upgrade to|difference|how much|price|what is|what's in|not (a|on)|switch to|move to|vs");

    private static readonly Regex Own = Patterns.Words("我是|我的|我用|我们是|我司|i'm|im on|i am|i have|my plan|we are|we're");

    public static void Read(ReportText text, FactList facts)
    {
        foreach (var (plan, pattern) in Plans)
        {
            foreach (Match match in pattern.Matches(text.Folded))
            {
                var clause = text.ClauseAt(match.Index);
                var folded = text.FoldedIn(clause);
                if (NotTheirs.IsMatch(folded) || (text.IsQuestion(clause) && !Own.IsMatch(folded))) continue;
                facts.Put("plan", plan, text.Quote(match.Index, match.Length));
                return;
            }
        }
    }

    private static readonly (string Plan, Regex Pattern)[] Plans =
    [
        ("enterprise", Enterprise()),
        ("professional", Professional()),
        ("free", Free()),
        ("paid", Paid()),
    ];

    [GeneratedRegex(@"企业版|企业(?:用户|套餐|会员|账户|账号|订阅)|(?<![a-z])enterprise(?! (?:software|architect|sales|company))(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Enterprise();

    [GeneratedRegex(@"(?<!win(?:dows)? ?1[01] ?|win(?:dows)? ?[78] ?)专业版|专业(?:会员|套餐|用户|订阅)|(?<![a-z])pro\s?(?:版|会员|用户|套餐|plan|user|account|subscri|member|version|customer|license)|(?<![a-z])professional (?:plan|subscri|account|version|user|member)|(?<=(?:on|have|bought|got|using|is|am|i'm) (?:the )?)pro(?![a-z])(?! ?(?:blem|max))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Professional();

    [GeneratedRegex(@"免费版|普通(?:用户|会员|账号|版)|没(?:有)?(?:开|买|充)过?会员|免费(?:的)?(?:用户|账号|账户|套餐|会员)|(?<![a-z])free\s?(?:plan|user|account|version|tier|member)|(?<=on (?:the )?)free(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Free();

    [GeneratedRegex(@"付费(?:版|用户|会员|账号|账户|套餐|的用户|了的)|会员费|会员(?=[^,，。\n]{0,8}(?:到期|期|变成|没了))|(?<=^|\n|[,，。 是])[年季月](?:费|付|卡)的?(?=$|\n|[,，。 ])|(?:我|是|的|个|年|季|月)(?:的)?会员(?!登|号|有|是|能|多|价|怎|到期时)|(?:开|充|买|续)了?(?:个|一?年|一?个?月)?(?:的)?(?:会员|vip)|(?<![a-z])(?:paying (?:customer|user|member)|paid (?:plan|user|version|customer|member|account|subscri)|premium (?:plan|user|member|account|customer|subscri)|vip(?: user| member)?)(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Paid();
}
