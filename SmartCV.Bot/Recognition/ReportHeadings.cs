using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// The headings over the parts of a problem report, as people write them. They are put together from few words (操作/重现/复现 + 步骤/过程/方法), so the words are
/// listed and not their combinations.
/// </summary>
internal static class ReportHeadings
{
    /// <summary>What belongs to no part and only ends the one before; its content is read like any other text.</summary>
    public const string Other = "";

    public static readonly IReadOnlyList<string> Parts = ["summary", "symptom", "steps", "expected", "actual", "impact"];

    // The first that fits: "影响范围" is the extent, "实际情况" the outcome.
    private static readonly (string Field, Regex Words)[] Fields =
    [
        Of("account_age", "注册时间|账户创建时间|account created"),
        Of("user_id", "用户id|user id"),
        Of("extent", "影响(范围|人数|面)|范围|涉及(人数|范围)|extent|who is affected|affected users"),
        Of("impact", "影响(程度|情况)?|后果|严重(程度|性)|(business )?impact|severity|effects?|consequences?"),
        Of("tried", "(已经?|我|做过的?)?(尝试|试)(过|了)?的?(办法|方法|操作|措施|排查)?|(已|做过的?)排查|(already |what i('ve| have)? )?tried( so far)?"),
        Of("steps", "(操作|重现|复现|再现|触发|出现)?(的)?(步骤|过程|流程|方法|路径|方式)|(怎么|怎样|如何)(操作|出现|复现|重现|再现|做|触发|弄)(的|出来的?)?|我(的操作|的做法|做了什么|怎么做的)|(repro(duction)? )?steps( to re(produce|create)| taken| i took)?|how to re(produce|create)( it)?|(to )?re(pro|produce)|what i did"),
        Of("expected", "(我)?(的)?(预期|期望|期待|理想|应有|正确|想要|希望|想)(的|是)?(结果|行为|效果|表现|情况|状态|样子)?|(本来|正常|理论上)?应该(是|怎样|如何|这样)?(的)?(结果|效果|样子)?|正常(情况|结果|效果|表现)(下|是)?|expect(ed|ation)s?( results?| behaviou?rs?| outcomes?)?|should( be| happen)?|what (should (have )?happen(ed)?|i (expect|expected|wanted))|desired( results?| behaviou?r)?"),
        Of("actual", "(实际|真实|现在|目前|当前|最终|结果)(上)?(的|却)?(结果|行为|效果|表现|情况|现象|状态|是|得到)?|actual(ly)?( results?| behaviou?rs?| outcomes?)?|what (i (see|saw|got|get)|actually happen(s|ed))( instead)?|instead|results?"),
        Of("occurred_at", "(发生|出现|开始|首次出现|首次发现|问题|故障|发现|大概|大约|具体)?(的)?(时间|日期|时刻)|(什么时候|何时|啥时候|几时)(开始|出现|发生)?的?|((start|occurrence|incident) )?(time|date)( of (the )?(issue|occurrence|problem|incident))?|when( it (started|happened)| did it (start|happen))?|occurred( at| on)?|started( at| on)?|since|first (seen|noticed)|date and time|time and date"),
        Of("summary", "(问题|故障|缺陷|bug|反馈|工单)?(的)?(简?概述|简?概要|概况|简述|摘要|标题|主题|小结|总结|名称)|问题|故障|一句话(描述|概括|总结|概述)?|(problem|issue|bug|short)? ?(summary|title|overview|headline|subject)|problem|issue|bug"),
        Of("symptom", "(具体|详细|问题|故障|异常|错误|主要|情况)?(的)?(现象|症状|表现|描述|情况|说明|详情)(描述|说明)?|symptoms?|(detailed |full |problem |issue |bug )?(description|details?)|what (happens|happened|goes wrong|went wrong|is wrong)|what's (wrong|happening)|observed( behaviou?r)?"),
    ];

    // The ones that are no everyday words may also stand alone on a line.
    private static readonly Regex Alone = Whole("问题(类型|类别|分类)|环境|使用环境|操作系统|浏览器|网络|套餐|截图|附件|备注|联系(方式|邮箱|人)|environment|os|browser|device|network|account|e-?mail|plan|screenshots?|attachments?|notes?|contact");

    private static readonly Regex BeforeColon = Whole(
        "((使用|操作|运行|作业|我的|所用|当前|联系|注册|登录|绑定|电脑|手机|软件|网络|会员|客户)?(环境|系统|浏览器|设备|机型|型号|网络|版本|版本号|账号|账户|帐号|邮箱|邮件|电话|手机|手机号码?|方式|人|套餐|会员|等级|订单|订单号|截图|附件|备注|补充|补充说明|其他|其它|类型|类别|分类|优先级|紧急程度|频率|出现频率|概率|姓名|公司|用户名|平台|网速|用户)(/|和|与|及|、)?){1,2}|问题(类型|类别|分类)|"
        + "((my|used|operating|app|contact|registered|user|account|subscription|order|issue|problem) )?(environment|system|os|browser|device|network|connection|version|account|e-?mail( address)?|phone|contact|plan|tier|subscription|order|order number|screenshots?|attachments?|notes?|remarks?|comments?|additional (info|information|notes)|other|type|category|priority|urgency|frequency|reproducibility|name|company|platform|build|login|setup)([ ]?(/|and|&) ?(os|browser|device|network|version|plan))?");

    /// <param name="heading">Folded, without marks around it.</param>
    /// <param name="isAlone">It fills its line, and no colon or bracket says that it is a heading.</param>
    /// <returns>The field, <see cref="Other"/>, or null when it is no heading.</returns>
    public static string? FieldOf(string heading, bool isAlone)
    {
        foreach (var (field, words) in Fields)
            if (words.IsMatch(heading)) return field;
        return (isAlone ? Alone : BeforeColon).IsMatch(heading) ? Other : null;
    }

    private static (string, Regex) Of(string field, string words) => (field, Whole(words));

    private static Regex Whole(string words) => Patterns.Words($"^(?:{words})$");
}
