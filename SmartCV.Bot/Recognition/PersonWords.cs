using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>The words of <see cref="PersonSigns"/>, for folded text, put together from what is done (get, put through), who it is, and what for.</summary>
internal static class PersonWords
{
    // Who it is.
    private const string Person = "(人工|真人|活人|活的|喘气的|接线员|专员|专人|坐席|工作人员|客服(人员|代表|小姐姐|妹妹)?(?!电话|邮箱|微信|工单|时|岗)|值班(的|人员)|技术(人员|支持|同事)?|工程师|开发人员|(你们的?)(同事|人)|(你们的?)?(领导|经理|主管|主任|负责人|销售|售后|售前|客户经理|上级|老板|组长|店长))";
    private const string AnyPerson = "(a |an |your |the |some |one of your |my )?(real |live |human |actual |customer |support |living |technical |account |team )*(human|person|agent|representative|rep|supervisor|manager|operator|someone|somebody|anyone|anybody|staff|specialist|technician|engineer|colleague|teammate|employee|people|service|care|support|being|boss|superior|executive|lead)s?";

    /// <summary>"客服岗位的简历", "sales representative resume sample", "is the resume checked by a real person", "京东怎么转人工".</summary>
    public static readonly Regex Subject = Patterns.Words(
        "(岗位?|职位|专员|经理|主管|代表|客服|人员)(岗位?)?(的|用)?(简历|履历|模板|求职信|面试|工资|薪)|(简历|履历|自我评价|经历)[^,，。]{0,12}(怎么写|怎么填|如何写|写什么|是人|机器筛|人工筛|真人看|人看|人工审)|(客服|销售|主管|经理)[^,，。]{0,4}(岗|职位|经验|哪个好|前景|累不累)|应聘|求职意向|职业规划|人工(智能|降雨|湖|标注|筛)|扫地机器人|淘宝|京东|美团|移动客服|联通|电信|银行|12306|顺丰|航空|外卖|推荐人|证明人|真人秀|真人快打|客服怎么评价|"
        + @"\b(resume|cv|cover letter|template|reference|salary|career|bullet|sample|example|job description|job title|interview)s?\b[^.]{0,40}\b(representative|supervisor|manager|agent|operator|customer service|technician|specialist|person|human|people|staff|support)\b|\b(representative|supervisor|manager|agent|operator|customer service|call cent(er|re)|technician|specialist|support)\b[^.]{0,30}\b(resume|cv|cover letter|template|reference|salary|career|bullet|sample|example|job|position|role|experience|interview)s?\b|"
        + @"\b(amazon|verizon|bank|paypal|netflix|google|airline|insurance|embassy|doctor)\b|\bare you (a )?(human|robot|real|bot|an ai)|\bhuman (resources|body|rights)|\b(real estate|travel|literary|secret) agent");

    /// <summary>Asks about the service.</summary>
    public static readonly Regex About = Patterns.Words(
        "几点|时间|上班时|电话(是|号)?(多少|号码)|找客服要按|号码|多久|多长|什么时候(上班|在线|有人)|周[一二三四五六日末天]|节假日|假期|收费|付费|免费|邮箱是|微信号|在哪|哪里|怎么(联系|找)|怎么才能|如何联系|联系方式|方式|方法|办法|途径|渠道|哪种|几种|微信|星期|礼拜|春节|下班|小时在|工单|投诉了|向你们|申诉|不想找|先别|之前|客服前|邮件|要等|图标|审查|审核|密码|验证码|卡号|身份证|提供|准备|什么信息|对接接口|把关|今天能|能联系|邀请|协作|权限|我上传|评[价分]|打分|好评|[五四三]星|培训|截图|发给|陪我|双休|什么时候|等到|文件|给别人|不让|我们公司|团购|团体|接口|投诉$|递个|简历|"
        + @"\b(hours|when|until|before|api|integrat\w*|how long|free|cost|phone number|e-?mail address|weekends?|holidays?|invite|share|permission|resume|cv|where|which|companies|how (do|long|much)|ways|working|waiting|lunch\w*|praise|contract|train|files|have on hand|does anyone|e-?mail for|raise|contacts?$|search for|what details)\b|^(hello|hi)\b.{0,20}there");

    public static readonly Regex WishHan = Patterns.Words(
        "(找|叫|换|喊|派|接|转|来|给我|联系|要|连线|呼叫|切|切换|进入|接入|走|进|连|见|call)(我|到|成|上|通|入|一?下|一?[个位名])*(真的?|懂的?|直接)?" + Person + "(?!的?简历|岗|经验|工作|吗$)|"
        + "(找|叫|换|喊|请|要|派|接|转|来|给我|让|安排|联系|想和|想跟|想找|跟|和|同)[^,，。?？!！\\n]{0,6}(人工|真人|活人|专员|专人|坐席|工作人员|客服(人员|代表)?(?!电话|邮箱|微信|工单|时|岗)|值班(的|人员)|技术(人员|支持)|你们的?(同事|人|领导|经理|主管|技术))|"
        + "(找|叫|换|喊|让|要|和|跟|见)(一?[个位下])?(你们的?)?(经理|主管|负责人|领导|上级|组长|工程师|技术|管事的|能做主的人?|懂的人?|懂行的人?|明白人)(人)?(来|说|谈|聊|讲|处理|解决|出来|接|给我|$|[,，。!！\\s])|"
        // Let somebody call or write.
        + "(让|请|叫|麻烦|安排|希望)[^,，。]{0,10}(联系|打给|回电|跟进|对接|打电话给)(一下)?(我|我们)|(给|跟)我(们)?(回|打)(个|一个|通)?(电话|过来)|(回拨|回电|打给)(我|一下)|请求?人工|(?<!能|可以)(给我|帮我|请|让人)(个|一个)?(打|回)(个|一个)?电话|"
        // By hand.
        + "(能不能|可以|能|请|需要|要|麻烦|帮我|还是|直接)?人工(帮|来|给我|处理|核|查|看|坐席|服务|客服|介入|跟进|审一下|吧|啊|呢|$)|找商务|(需要|要|得|必须|只能)(找)?(真?人|人工)(来)?(核|看|处理|帮|说|管)|(交|转|给)给?(真?人|同事)(来)?(处理|看)|"
        // Is somebody there?
        + "有(没有|没)?(真人|活人|活的|喘气的|人工|值班的)|有没有(个)?人(能|可以|管|理我|理一下|上班|在|帮|来|跟)|(有|还)人(吗|么)?(管|理|在)(我|吗|么)?[?？]*$|没人(管|理)我|值班的?(同事|人员?|客服)|^(换|叫|找|来|派|喊|转|接)(个|一下|接|到)?人(来|吧|啊|了|说|处理|看|[,，。!！\\s]|$)|(换|叫|派|来)个?人(来|[,，。!！]|$)|客服(人)?呢|叫客服|^客服(在|出来|快|急|客服|$)|"
        // Some person, for whatever.
        + "(找|叫|派|让|请|安排|等|接|想让|要|想)[^,，。]{0,6}人(工|员)?(来|跟|和|同|给|帮|教|带|陪|核|处理|说|讲|聊|远程|电话|对接|直接|拍板)|(找|叫|派|来|给我?|换|等|要|转接?到?|交给|我找)(个|一个|位)?(会听|专业|明白|能解决问题|能做主|懂行?|活)?的?(人|真人|活的|明白人|会听的|专业的)(?!员|才|家|们|民|事|生|脉|像|数|选|群|气|设|名|物)([,，。!！]|啊|啦|嘛|吧|$)|(跟|和|同|对着?)(真的?)?人(讲|说|聊|谈)|管事的|谁(负责|能拍板|管事|在值班)|(客服|售后|同事|技术|值班的?人?)(小哥|小姐姐|人员)?(还)?(在线)?(在吗|在不在|在么|人呢|呢$)|(真人|人工)看|等(真人|人工)|(盼|请|希望)人工|^(没人|有人|人)(管|没有|都去|呢|在吗)|(没有|有没有|没)(个)?(客服|活人|人工|真人|活的)|真人!|真人真人|^(zhuan|r工|人gong|转kf|找kefu|kf在)|客户服务(部|人员|$)|服务台"
        // No machine.

        + "(不要|别让?|不想|不跟|不和|讨厌|关掉)[^,，。]{0,4}(机器人?|程序|ai|智能客服|自动回复)[^。]{0,12}(人|客服)|机器人?[^。]{0,10}(换|叫|找|派|来|转)个?(人|客服)|(找|跟|和|同|对)(真|活)?人(说话|讲话|说|聊|谈)");

    public static readonly Regex WishLatin = Patterns.Words(
        @"\b(talk|speak|chat|word|speaking|talking)( directly| on the phone)? (to|with|w/) " + AnyPerson + @"\b|\b(connect|transfer|put|hand|pass|route|switch|escalate|forward|raise|take)( it| this| that)?( chat| conversation| call| case)?( me| us| this| over)?( through)?( in touch)?( to| with| over to| on to) " + AnyPerson + @"\b|"
        + @"\b(want|need|get|give|send|prefer|find|bring|require|request|arrange|demand|fetch|see|wait for|hold for|queue|for|reach)( me| us| in)?( an| a)?( next available)? (?!(support|service|care|people|someone|somebody|anyone|anybody)\b)" + AnyPerson + @"( now| please| here| on| to\b.{0,20}| who\b.{0,30}|$|[.!,])|"
        + @"\b(have|let|make|ask|get|tell)( \w+){1,4} (call|phone|ring|contact|reach out to|get back to|talk to|chat with) (me|us)\b|\b(someone|somebody|anyone|sales|team|colleague|manager|staff|technician|people|employee|you guys) (should |please |to |could |can )?(call|phone|ring|contact|step in|take over|walk me|get in touch)( me| us| my\b|$| please| with)|\b(ring|phone|call) (me|my office)( back)?( please| on\b|$)|\bcall ?back( please|$)|"
        + @"\b(is|are) (there )?(anybody|anyone|somebody|any humans?|any agents?|a (real )?person|a human|an agent)( there| here| alive| around| available| home| online| free| working| now)* *[?？]*$|^(anyone|anybody|somebody|someone) (there|here|alive|working|online|human|real|technical|competent)|\b(someone|somebody|one of you) from your (team|company|side)|\b(staff|team) member (help|call|contact|talk)|\b(support|live|human) (agent|staff|help|support|assistance|chat)( now| please|$)|"
        + @"^(operator|agent|representative|supervisor|manager|human|humans|a human|transfer|real person|live person|person|customer (service|support|care)|escalat\w+)( please| now| only|,.{0,20})?[.!]*$|\bno (more )?(bots?|robots?|ai|machines?)\b[^.]{0,20}(human|person|people|please)|\bnot (a )?(bot|robot|machine|software)\b|\bhuman (intervention|assistant)|\b(bot|robot|machine|ai|software)\b[^.]{0,40}\b(human|person|someone|somebody|staff|agent|transfer)\b|\bin charge\b|"
        + @"\b(can|could|may|might|is there|are there|do you have|i'd like|let|let's get|have|want|need|wait for|hold for|join|any|are any|put|from|by) [^.]{0,24}\b(humans?|real person|actual person|living person|live person|real employee|agents?|staff|representative|employee|one of (the|your) (team|people)|member of (your |the )?(staff|team)|account manager|somebody from|someone from)\b|\b(someone|somebody|a person|anyone|anybody|one of you)\b[^.]{0,20}\b(help me|walk me|guide me|look into|review|personally|by hand|manually|who speaks|in the office)|^(hello,? |please,? )?(service rep|csr|customer care|support staff|a staff member|connect( me)?|transfer( me| call)?)( please| now)?[.!]*$|\bescalat|\bautomated repl|\bgive me a ring|\bwho (can|do|could) i (speak|talk)|\bwhere are the people|, (agent|human|person)[.!]*$");
}
