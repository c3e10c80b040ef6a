using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What the problem costs the user (a deadline, work that stands still), and who else has it.</summary>
internal static partial class ImpactRecognizer
{
    public static void Read(ReportText text, FactList facts)
    {
        Put(text, facts, "impact", Impact());
        Put(text, facts, "extent", Extent());
    }

    /// <summary>True when a folded sentence names a date or an event that is near: tomorrow, this afternoon, an interview.</summary>
    public static bool IsDeadline(string folded) => Deadline().IsMatch(folded);

    private static void Put(ReportText text, FactList facts, string field, Regex pattern)
    {
        var clauses = text.Clauses.Where(c => pattern.IsMatch(text.FoldedIn(c)) && !text.IsQuestion(c) && !ProblemWords.OnlyAsks.IsMatch(text.FoldedIn(c))).Take(3).Select(text.Quote).ToList();
        if (clauses.Count > 0) facts.Put(field, string.Join('\n', clauses), string.Join('\n', clauses));
    }

    private const string Soon =
        @"(?:(?:今天|今晚|明天|明早|明晚|明日|后天|马上|一会儿?|等下|等会儿?|待会儿?|立刻|上午|中午|下午|晚上|早上|周[一二三四五六日]|下周[一二三四五六日]?|[\d一二两三半几]{1,3}(?:个)?(?:小时|分钟|点半?|天)(?:后|内|之内|前|之前)?)[^,，。\n]{0,10}(?:要交|要用|要投|就要|得交|要面试|有面试|面试|截止|到期|必须|要发|要开会|答辩|招聘会|宣讲|要提交|提交|投递|交简历|deadline|ddl)|截止(?:时间|日期)?(?:是|就是|到|今|明|后|下)|急着(?:用|投|交|要|面试)|急用|马上要(?:用|交|投|面试)|面试(?:要用|就在|用的?)|(?:现场|着急)等着?用"
        + @"|(?<![a-z])(?:due (?:in|by|on|at|today|tomorrow|tonight|this|next)|deadline|(?:need|needs|must|have to)[^.\n]{0,40}(?:today|tomorrow|tonight|by (?:\d|noon|the end|monday|friday)|this (?:morning|afternoon|evening)|asap|in (?:an?|\d|two|three|half an) (?:hour|minute)s?)|interview[^.\n]{0,20}(?:today|tomorrow|tonight|this|in (?:an?|\d|two|half)|at \d|starts)|(?:today|tomorrow|tonight|this (?:afternoon|morning|evening))[^.\n]{0,30}(?:interview|submit|deadline|application)|(?:closes|ends|expires) (?:today|tonight|tomorrow|in))(?![a-z]))";

    [GeneratedRegex(Soon, Patterns.Plain, Patterns.Limit)]
    private static partial Regex Deadline();

    [GeneratedRegex(Soon + @"|影响(?!吗|不大吗)|耽误|没法工作|无法工作|没办法工作|只能手动|只能(?:重新|一个个|手工)|客户(?:在|都在)?等|等着用|损失|全(?:都|部)?(?:没了|丢|白费)|白做|重头|从头(?:再|开始)来?|(?<![a-z])(?:blocks? (?:me|us|our)|blocking|can'?t work|cannot work|lost (?:a |an |my |all )?(?:client|customer|hours|day|work)|costing|waste|all (?:our|my)[^.\n]{1,40}(?:fail|stop|down)|have to (?:redo|retype|start over)|our (?:team|company|customers) (?:is|are|can'?t))", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Impact();

    [GeneratedRegex(@"同事(?:们)?(?:的)?(?:也|都)|(?:大家|所有人|全公司|整个公司|我们公司|全部门|团队|班上|室友|同学|朋友|其他人|别人|家人)(?:的|们)?(?:也|都|全)|(?:只有|就|仅)我(?:一个人|自己|这边|一个)?(?!的?(?:简历|想|要|觉))(?=有|这样|出|遇|不|$|[,， ])|\d{1,6}多?(?:个|位)?(?:账号|人|用户|员工|同事|学生)(?:都|全|全部|也)?|(?:全部|所有|全体)(?:的)?(?:账号|用户|员工|同事|人|学生|同学)|(?<![a-z])(?:only me|just me|everyone|everybody|all (?:of )?(?:us|our (?:users|people|team|accounts|staff|resumes))|(?:my |our )?(?:colleagues?|co-?workers?|team(?:mates?)?|friends?|whole (?:team|company|office))(?: (?:has|have|see|sees|too|also|are|is|all))|\d{1,6}\+? (?:users|accounts|people|employees|colleagues))(?![a-z])", Patterns.Plain, Patterns.Limit)]
    private static partial Regex Extent();
}
