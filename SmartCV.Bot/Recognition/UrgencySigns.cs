using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Recognises urgent matters in free text by what the help page calls urgent: account security, loss of data, paid functions out altogether, an important
/// document that cannot be exported in time. Careful on both sides: "怎么防止被盗" and "会不会全没了" ask, "被盗了怎么办" tells.
/// </summary>
public static class UrgencySigns
{
    /// <param name="text">One message, or several joined by \n.</param>
    /// <param name="language">A preference; the words of both languages count in any text.</param>
    public static UrgencySign? Read(string text, string language)
    {
        var report = ReportText.Of([text]);
        try
        {
            return One(report, "security", Security) ?? One(report, "data_loss", DataLoss) ?? PaidOut(report) ?? Export(report);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>True when a folded sentence tells of an intrusion or a loss.</summary>
    internal static bool Sounds(string folded) => (Security.IsMatch(folded) || DataLoss.IsMatch(folded)) && !Asks.IsMatch(folded);

    private static UrgencySign? One(ReportText text, string kind, Regex words)
    {
        foreach (var sentence in text.Sentences)
        {
            var folded = text.FoldedIn(sentence);
            if (words.IsMatch(folded) && !Asks.IsMatch(folded)) return new UrgencySign(kind, text.Quote(sentence));
        }

        return null;
    }

    private static UrgencySign? PaidOut(ReportText text)
    {
        if (One(text, "paid_out", NotActivated) is { } sign) return sign;
        // "付了年费 钱扣了" and "还是免费版" often come as two messages.
        if (PaidAlready.IsMatch(text.Folded) && One(text, "paid_out", StillFree) is { } free) return free;
        return Paying.IsMatch(text.Folded) ? One(text, "paid_out", AllOut) : null;
    }

    private static UrgencySign? Export(ReportText text) => ImpactRecognizer.HasDeadline(text) ? One(text, "export_deadline", CannotExport) : null;

    private static readonly Regex Asks = Patterns.Words(
        "会不会|是不是会|怎么防|如何防|怎样防|防止|避免|预防|万一|如果|假如|要是|担心|害怕|怕(被|丢|会)|什么(算|情况)|算不算|有没有可能|可能(会)?(被|丢)吗|安全吗|能(恢复|找回)的?(功能|吗)?$|怎么(恢复|找回).{0,4}删|自己(不小心)?删|我(不小心)?删|误删|没(有)?被盗|没(有)?丢|"
        + "what if|prevent|avoid|protect|in case|could (my|it|someone)|can (someone|my|anyone)|is it (safe|possible)|worried|how (safe|secure)|if (my|someone|i|the|it)|not hacked|wasn't hacked|never (been )?hacked|will i lose|do i lose|would i lose|i (accidentally )?deleted");

    private static readonly Regex Security = Patterns.Words(
        "被盗|盗号|盗用|盗刷|被黑|黑客|入侵|异地登[录陆]|(账号|账户|号|密码|邮箱|手机号)[^,，。]{0,10}(被|给)(人|他|别人|谁|陌生人|对方)?(偷偷)?(改|登|盗|换|黑|用)|被(别人|人|他人|陌生人|谁)(登|改|盗|换|用了|黑)|有人(登|用|改|进|盗|把)[^,，。]{0,8}(我|账|号|密码|邮箱)|(别人|他人|陌生人)[^,，。]{0,6}(登录?了?|进了?|改了?|用了?)我[^,，。]{0,4}(账|号|密码|邮箱)|不是我(登|操作|本人|付|买|发|改)|不是本人(登|操作|付|买)|(我|本人)?(从来|根本)?没(有)?(操作|买|付|登录?)过|连刷|陌生(设备|地点|ip|人).{0,6}登|(信息|资料|数据|隐私|简历|密码)(被)?(泄露|泄漏)|钓鱼|冒充我|用我的名(字|义)|"
        + "hacked|hijack|been compromised|was compromised|is compromised|account (was |is |got |has been |been )*(stolen|taken over)|stole my (account|password)|someone (else )?(has |is |just |have |was )*(logged|logging|signed|sign|using|used|changed|changing|accessed|broke|got) (in|into|my)|unauthori[sz]ed (access|login|log|sign|payment|charge|transaction)|(login|log-?in|sign-?in|charge|payment)s? (that )?(i|we) (did not|didn't|never) (make|do|recogni[sz]e)|i (don't|do not|didn't|did not) recogni[sz]e (this|the|that|these) (login|sign|charge|payment|device)|password (was |has been |got )?changed (by|without)|it (was|wasn't|was not) (not )?me who|data (leak|breach)|leaked|phish|impersonat");

    private static readonly Regex DataLoss = Patterns.Words(
        "(简历|数据|内容|文件|资料|经历|作品|草稿|版本)[^,，。]{0,8}(全|都|一下子|突然|莫名)?[^,，。]{0,4}(没了|没有了|不见了?|丢了|丢失|消失|被清空|清空了|被删|清零|损坏|毁了|变空|空了)|(全|都|全部|统统)(没了|不见了|丢了|丢失了?|消失了?|被清空|被删)|(简历|列表)(列表)?(是|变)?(空的|成空)|数据(丢失|损坏)|(没了|不见了|丢了|消失了?)[^,，。]{0,6}(简历|数据|资料)|"
        + "(resume|cv|data|file|document|draft|work|edit|change|content|everything|version)s?( i (made|wrote|had))? (is |are |was |were |have |has |been |just |all |suddenly |now |got |completely )*(gone|lost|vanished|disappeared|wiped|deleted by|erased|corrupted|destroyed)|lost (all |every |everything)+(of )?(my|the|our)?|lost my (resume|cv|data|work|document)|everything (is |has )?(gone|disappeared|vanished|lost)|all my (resume|cv|data|file|document|work)s? (is |are |have |has |just )*(gone|missing|lost|disappeared|vanished|deleted)|data (loss|corrupt)|wiped (out )?my|(deleted|erased|wiped) (all )?my");

    private static readonly Regex Paying = Patterns.Words(
        "付费|会员|专业版|企业版|年费|高级版|订阅了|充值|vip|paid|paying|premium|pro (plan|user|account|subscri|member)|professional|enterprise|subscri");

    private static readonly Regex AllOut = Patterns.Words(
        "(全|都|全部|全都|所有|统统|完全|一个都|每个)[^,，。]{0,14}(用不了|打不开|不能用|没法用|无法使用|无法用|登录不了|登不上|登不了|进不去|瘫痪|崩了|挂了|失效|不好使|用不上)|完全(无法|不能|没法)(使用|用)|(所有|全部|全体)(的)?(员工|人|账号|用户|同事)[^,，。]{0,10}(没法|无法|不能|不了|不上|不进)|付费功能[^,，。]{0,8}(用不了|打不开|不能用|无法使用|没法用|没了|失效|消失)|(整个|全部)(瘫痪|挂了|崩了)|"
        + "(none|nothing) (of [^,.]{1,40} )?(works?|is working|opens?|loads?|responds?)|(all|every)[^,.]{0,50}(fail|not work|doesn't work|don't work|stopped work|down|unusable|locked|unavailable|not load|won't open|can't (log|sign|access)|cannot (log|sign|access)|returns? (http )?5|broken)|completely (down|unusable|broken)|(returns?|http) 5[0-9][0-9] for (all|every)");

    private static readonly Regex NotActivated = Patterns.Words(
        "(付了|付完|充了|买了|续了|扣了|扣款|付款|支付|缴费|开了|升级了?|购买)[^。]{0,20}(还是|仍然?|依然|却是|显示|变成)[^。]{0,6}(免费|普通|未开通|没开通)|(付了|付完|充了|买了|续了|扣了|扣款|付款(成功|了|后)|支付(成功|了|后))[^。]{0,16}(没(有)?|未|不)(生效|开通|到账|激活|升级|解锁)|钱扣了[^。]{0,16}(没|未|还是|仍)(生效|开通|到账|激活|免费|升级)?|"
        + "(paid|charged|bought|purchased|upgraded|payment (went|was|has))[^.]{0,100}(still (on |shows? |says |showing |the |have |a |as )*(free|basic|locked|not|no|without|can't)|not (been )?(activated|upgraded|unlocked|active)|isn't (active|activated)|hasn't been (activated|upgraded)|no (pro|premium|paid) (features|access))");

    private static readonly Regex PaidAlready = Patterns.Words("付了|付完|钱扣|扣了钱|扣款了|已扣|充了|买了(会员|专业|年|月|vip)|支付成功|付款成功|已付|已经付|续了费|i('ve| have)? paid|was charged|been charged|payment (went|succe|was)|money (was|has been) (taken|deducted)");

    private static readonly Regex StillFree = Patterns.Words("(还是|仍然?是?|依然是?|还显示|显示(的是|是|为)?|变成)[^,，。]{0,4}免费|没(有)?(生效|开通|到账|升级|激活)|未(生效|开通|到账|激活)|still (on |shows? |says |showing |the |a |as )*free|not (been )?(activated|upgraded)");

    private static readonly Regex CannotExport = Patterns.Words(
        "(导出|下载|打印|导)[^,，。]{0,12}(失败|不了|不出来?|不动|报错|出错|没反应|卡|转圈|空白|空的|乱码|错位|打不开|不成功|生成中|不下来)|(不能|无法|没法|死活|怎么都|一直)[^,，。]{0,8}(导出|下载|打印|导不出)|下不下来|下载不|(简历|文档|文件|pdf|求职信)[^,，。]{0,10}(打不开|损坏|导不出|下不|出不来)|"
        + "(export|download|print|save as pdf|pdf)[^.]{0,30}(fail|error|not work|doesn't work|does not work|won't|stuck|empty|blank|hang|spin|broken|0 ?kb|crash|never finish|times? out)|(can't|cannot|can not|cant|could not|couldn't|does not|doesn't|unable to|won't let me|not able to)[^.]{0,20}(export|download|print|save|open)|(fail|failed|fails|failing|error|stuck)[^.]{0,16}(export|download|print)");
}
