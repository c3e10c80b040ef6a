using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Recognises the plain wish for a person ("找你们经理", "put me through to somebody"), so that it never depends on how a training came out: who asks for a
/// person and gets an article is lost. What asks ABOUT the service ("人工客服几点上班") is left to the FAQ.
/// </summary>
public static class PersonSigns
{
    private const int Longest = 60;

    public static bool Wants(string text)
    {
        if (text.Length > Longest) return false;
        var folded = TextFold.InPlace(text);
        try
        {
            return Wish.IsMatch(folded) && !About.IsMatch(folded);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static readonly Regex About = Patterns.Words(
        "几点|时间|上班时|电话(是|号)?(多少|号码)|号码|多久|多长|什么时候(上班|在线|有人)|周[一二三四五六日末]|节假日|假期|收费|付费|免费|邮箱是|微信号|在哪|哪里|怎么(联系|找)|怎么才能|如何联系|联系方式|方式|方法|办法|途径|渠道|哪种|几种|微信|星期|礼拜|春节|下班|小时在|工单|投诉了|向你们|申诉|不想找|先别|之前|客服前|邮件|要等|图标|审查|审核|密码|验证码|卡号|身份证|提供|准备|什么信息|对接接口|把关|今天能|能联系|人工智能|邀请|协作|权限|"
        + @"\b(hours|when|until|before|api|integrat\w*|how long|free|cost|phone number|e-?mail address|weekends?|holidays?|resume|cv|invite|share|permission)\b");

    private static readonly Regex Wish = Patterns.Words(
        // somebody, asked for by name
        "(找|叫|换|喊|请|要|派|接|转|来|给我|让|安排|联系|想和|想跟|想找|跟|和)[^,，。?？!！\\n]{0,6}(人工|真人|活人|专员|专人|坐席|工作人员|客服(人员|代表)?(?!电话|邮箱|微信|工单|时)|值班(的|人员)|技术(人员|支持)|你们的?(同事|人|领导|经理|主管|技术))|"
        + "(找|叫|换|喊|让|要|和|跟|见)(一?[个位下])?(你们的?)?(经理|主管|负责人|领导|管事的|能做主的人?|懂的人?|懂行的人?)(人)?(来|说|谈|聊|讲|处理|解决|出来|接|给我|$|[,，。!！\\s])|"
        // by hand
        + "(能不能|可以|能|请|需要|要|麻烦|帮我|还是|直接)?人工(帮|来|给我|处理|核|查|看|坐席|服务|客服|吧|啊|呢|$)|(需要|要|得|必须|只能)(找)?(真?人|人工)(来)?(核|看|处理|帮|说|管)|"
        // is somebody there
        + "有(没有|没)?(真人|活人|人工|值班的)|有没有(个)?人(能|可以|管|理我|理一下|上班|在|帮|来|跟)|(有|还)人(吗|么)?(管|理|在)(我|吗|么)?[?？]*$|没人(管|理)我|值班的?(同事|人员?|客服)|(?<!能|可以)(给我|帮我|请|让人)(个|一个)?(打|回)(个|一个)?电话|^(换|叫|找|来)个?人(来|吧|啊|说|处理|$)|"
        + @"\b(talk|speak|chat)(ing)?( directly)? (to|with) (a |an |your |the |some |one of your )?(real |live |human |actual |customer |support )*(human|person|agent|representative|rep|supervisor|manager|operator|someone|somebody|staff|specialist|technician|colleague|employee|people|service|care|support|being)s?\b|"
        + @"\b(connect|transfer|put|hand|pass|route|switch|escalate|forward)( it| this)?( me| us| this| over)?( through)?( to| with| over to| on to)? (a |an |your |the )?(real |live |human |customer |support )*(human|person|agent|representative|supervisor|manager|operator|someone|somebody|staff|specialist|technician|colleague|care|service|support)\b|"
        + @"\b(want|need|get|give|send|prefer|find|bring)( me| us| in)?( an?| your| the| some)?( real| live| human| actual)* (human|person|agent|representative|supervisor|manager|operator|technician|human being|staff member)( now| please| here|$|[.!,])|"
        + @"\b(is|are) (there )?(anybody|anyone|somebody|any humans?|a real person)( there| here| alive| around| available| home)? *[?？]*$|^(anyone|anybody) (there|here|alive)|\b(someone|somebody|one of you) from your (team|company|side)|\b(staff|team) member (help|call|contact|talk)|\bsupport (agent|staff)( now| please|$)|^(operator|agent|representative|supervisor|manager|human|a human)( please| now)?[.!]*$|\b(please |have (someone|somebody) )?call me( back)?( please)?$");
}
