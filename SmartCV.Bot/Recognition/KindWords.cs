using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>The four categories with their four types each, and the words that speak for a type. Weights: 5 settles it, 1 is a hint.</summary>
internal static class KindWords
{
    public static readonly IReadOnlyDictionary<string, string> CategoryOf = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["feature_broken"] = "tech", ["page_load"] = "tech", ["data_sync"] = "tech", ["performance"] = "tech",
        ["login"] = "account", ["password_reset"] = "account", ["email_verify"] = "account", ["permission"] = "account",
        ["payment_failed"] = "billing", ["subscription"] = "billing", ["refund"] = "billing", ["invoice"] = "billing",
        ["new_feature"] = "suggestion", ["improvement"] = "suggestion", ["ux_feedback"] = "suggestion", ["ui_optimize"] = "suggestion",
    };

    /// <summary>The names of the types in the help page and the forms, folded, for who writes "问题类型：登录问题".</summary>
    public static readonly IReadOnlyDictionary<string, string> TypeOf = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["功能无法使用"] = "feature_broken", ["页面加载异常"] = "page_load", ["数据同步问题"] = "data_sync", ["性能问题"] = "performance",
        ["登录问题"] = "login", ["密码重置"] = "password_reset", ["邮箱验证"] = "email_verify", ["权限问题"] = "permission",
        ["支付失败"] = "payment_failed", ["订阅问题"] = "subscription", ["退款申请"] = "refund", ["发票开具"] = "invoice",
        ["新功能建议"] = "new_feature", ["改进意见"] = "improvement", ["用户体验反馈"] = "ux_feedback", ["界面优化建议"] = "ui_optimize",
        ["feature doesn't work"] = "feature_broken", ["page doesn't load"] = "page_load", ["data sync"] = "data_sync", ["performance"] = "performance",
        ["signing in"] = "login", ["login"] = "login", ["password reset"] = "password_reset", ["e-mail verification"] = "email_verify", ["email verification"] = "email_verify",
        ["permissions"] = "permission", ["payment failed"] = "payment_failed", ["subscription"] = "subscription", ["refund"] = "refund", ["invoice"] = "invoice",
    };

    public static readonly Regex Stated = Patterns.Words(
        $"(类型|类别|分类|(issue|problem) (type|category)|(^|\n) *(type|category)) *: *(?<type>{string.Join('|', TypeOf.Keys.OrderByDescending(k => k.Length).Select(Regex.Escape))})");

    public static readonly (string Type, int Weight, Regex Words)[] Signs =
    [
        Sign("invoice", 6, "发票|开票|抬头|税号|专票|普票|报销|invoice|vat receipt|tax receipt"),
        Sign("refund", 6, "退款|退钱|退费|退我钱|退还|退(我|回|给我)|请退|退一笔|(钱|款|(?<!免|付)费).{0,4}退(?!出)|能退(吗|么|不|一)|可以退(吗|么)|能不能退|可不可以退|退得了|退掉|买错|误买|误购|误点了?(购买|支付|付款)|refund|money back|chargeback"),
        Sign("refund", 5, "重复扣|扣了?两(次|笔)|多扣|各扣|扣了?我?.{0,2}(两|2|三|3|好几)(次|笔|回)|连扣|(取消|关|停).{0,30}(还是|又|仍|照样|依然|却).{0,10}扣|(莫名|无故|乱|偷偷|自动)(其妙)?.{0,6}(扣|划)(了|走|我|钱|费|款)|(cancel|stop).{0,60}(charged|billed)|charged (me |my card )?(twice|double|two times)|double[ -]?charged?|charged again|duplicate charge"),
        Sign("payment_failed", 6, "(付款|支付|扣款|缴费|付费|付钱|刷卡)(总是|一直|都|页面|时|的时候)?.{0,6}(失败|不了|不成功|被拒|转圈|报错|出错|异常)|付不了|付不出|付不成|支付不|(付款|支付|付钱|刷卡|银行卡|信用卡).{0,16}(验证不?通?过?不|不通过|超时|过不去|不成功|被拒|失败|转圈|卡住|点不了|没反应|不了|异常|报错)|(支付|付款|收银台?)页面?.{0,8}(打不开|转圈|空白|卡|加载|没反应|超时)|交易被拒|交易失败|卡被拒|payment.{0,20}(fail|declin|reject|refus|error|not go through|didn't go)|card.{0,20}(declin|reject|refus)|can'?t pay|cannot pay|unable to pay|checkout (fail|error)"),
        Sign("subscription", 6, "(会员|专业版|企业版|年费|套餐|pro|vip).{0,16}(没(有)?(生效|到账|开通|激活|升级|变)|未(生效|到账|开通|激活)|变成(了)?(普通|免费)|变回|掉了|没了|失效)|(变成|变回|降成)(了)?(普通|免费)(用户|版|会员)|(付了|付完|付款后|支付后|付款以后|交了|充了|买了|扣了|扣款|开通了|续了|升级了|支付成功|付款成功).{0,20}(还是|仍|没有?(生效|开通|到账|升级|变)|未(生效|开通|到账)|显示免费)|还是免费版|没生效|没到账|未生效|(paid|charged|bought|upgraded|payment went).{0,40}(still|but).{0,30}(free|not activ|isn't activ|no pro|not upgrad|locked)"),
        Sign("subscription", 5, "取消(订阅|会员|续费|自动续费)|自动(续费|扣款|续订)|续订|(换|改|升级?|降级?)(套餐|成?年付|成?月付)|退订|续费|订阅|会员(到期|过期|没了|不见)|降级|(not|never|isn't|wasn't) (been )?(unlocked|activated)|cancel (my )?(subscription|plan|membership)|auto[ -]?renew|renewal|subscription|downgrade"),
        Sign("email_verify", 7, "验证邮件|验证信|激活(邮|码|信)|认证邮件|激活邮件|确认邮件|邮箱验证|验证邮箱|验证链接|激活链接|邮箱.{0,4}验证|verification (mail|e-?mail|link|message)|confirmation (mail|e-?mail|link)|activation (mail|e-?mail|link)|verify (my|the|your)? ?(e-?mail|account|address)"),
        Sign("email_verify", 4, "邮箱验证码|注册验证码|(注册|邮箱).{0,10}收不到|verification code"),
        Sign("password_reset", 7, "重置密码|密码重置|忘记密码|忘了?.{0,4}密码|密码.{0,6}(忘|想不起|不记得)|找回.{0,4}密码|重设密码|密码.{0,4}找回|密码忘|重设密码|改密码|修改密码|reset.{0,12}password|password reset|forg[eo]t(ten)?.{0,8}(password|pw)|reset link|change (my |the )?password"),
        Sign("permission", 6, "没有?权限|无权|权限不|(只能|仅能|只让|仅可)(看|查看|评论|浏览).{0,4}(不能|没法|改不|编辑|不让)|不能(编辑|修改).{0,10}权限|权限.{0,12}(不能|没法|不了|不对|变|没了)|权限(问题|错误|被)|(给|设|开|选).{0,8}(编辑|评论|查看|管理员?)(的)?权限|permission denied|no permission|not (have )?permission|access denied|not authori[sz]ed|无权(访问|查看|编辑)|forbidden|不让(编辑|评论|查看|看)"),
        Sign("permission", 3, "权限|协作(者|邀请)?.{0,12}(打不开|进不|看不|编辑不)|permissions?|access rights|邀请.{0,16}(进不|打不|看不|加不)|(view|read)[ -]only|can only (view|read)"),
        Sign("login", 6, "登录不|登不|登(录|陆)?.{0,6}(收不到|没收到)|(登录|登陆|登).{0,14}(验证码|频繁|其他设备|别的设备|被锁|被封|锁定)|(踢|顶|挤)(下线|出来|掉|下来|了下)|自动(退出|登出|下线)|掉登录|(短信|手机|图形|登录)?验证码.{0,10}(收不|没收|不来|没来|刷不|不对|错误|不正确)|(员工|账号|账户|用户)[^,，。]{0,8}(都|全)?(无法|不能|没法)(登|进)|登录(?!后|之后|以后|进|上去|了|到|→|-).{0,8}(提示|弹|报错|错误|失败|报)|登陆不|登入不|进不去|无法登|不能登|登录(失败|异常|报错|出错|不了|问题)|密码(不对|错误|不正确)|登录的时候|被盗|盗号|号被|账号.{0,8}(被|给).{0,8}(改|登|盗|锁|封)|邮箱(给|被)(人|他)?改|(手机号|邮箱|密码|资料).{0,6}被.{0,4}(换|改)|有人.{0,12}(登录?|进)了?.{0,4}我|异地登录|can'?t (log|sign) ?in|cannot (log|sign) ?in|unable to (log|sign) ?in|log ?in (fail|error|problem|issue)|(log|sign) ?in (does|is|doesn't|won't|keeps)|locked out|account.{0,12}(hacked|stolen|locked|compromised)|(incorrect|wrong) password|password (is )?(incorrect|wrong|not accepted)|kicked (me )?out|logg(ed|ing) me out|(log|sign)(ged|ging)?[ -]?(me )?(in|on).{0,40}(wrong|error|fail|too many|stuck|nothing|loop)|(sign|log)[ -]?in (page|button|screen|code).{0,40}(error|wrong|blank|stuck|nothing|never)|after i press (sign|log) in|someone.{0,24}(logged|signed|account)|(logged|signed) (in|into) (to )?my account|password (was|has been|got) changed|too many attempts"),
        Sign("login", 2, "登录|登陆|密码|log ?in|sign ?in|password"),
        Sign("data_sync", 6, "同步|(老|旧|之前的?|以前的?|上个?|原来的?)(的)?(版本|内容|数据).{0,4}$|还是(老|旧|之前|以前|原来)(的)?(版|内容|样)|(不|没)同步|(两边|两端|两台|多端)[^,，。]{0,8}(不一样|不一致|不同)|回到了?(老|旧|之前|上个)|(刚|昨|今|前)[^,，。]{0,8}(写|加|改|填|编辑|保存)的[^,，。]{0,12}(没|不见|丢|消失|还原)|没保存(上|住|成)|没存(上|住)|(手机|电脑|另一台|公司|平板).{0,16}(看不到|没变|没更新|不一样|还是旧|不显示)|(简历|数据|内容|文件|修改|资料)[^,，。]{0,8}(没了|不见了|消失|丢失|丢了|全空|清空|被清)|全没了|全不见|列表是?空|没保存上|保存.{0,6}(没了|丢)|改动.{0,6}(没了|丢)|sync|(resume|cv|data|changes?|edits?|file)s? (is |are |have |has |all |just |has just )*(gone|lost|disappear|vanish|missing)|(i|we) (added|wrote|made|saved|typed|entered).{0,40}(gone|missing|lost|disappear|vanish)|back to (the|an) (old|previous|earlier)? ?version|reverted|(phone|laptop|computer|ipad|tablet).{0,40}(old version|outdated|not updated)|lost (all )?(my|the) (resume|cv|data|changes|edits|work)|old version (show|appear)|not (saved|up to date)"),
        Sign("page_load", 6, "白屏|黑屏|(没|未)加载(出|完|样式)|(一直|老是|总是)(在)?加载(中|不)?|(网站|官网|首页|主页|网页|页面|站点).{0,10}(上不去|崩了|挂了|乱码|是乱的|乱的)|(像|好像)没加载|(网站|首页|页面|网页|主页|官网|站点).{0,12}(打不开|加载不|加载(失败|异常|很?慢)|进不去|是白的|空白|访问不了|无法访问|显示不)|打不开(网站|网页|页面|首页)|加载不出来?|加载不全|样式(乱|错)|(页面|网页).{0,6}排版.{0,3}(乱|错)|一直(停在)?加载|(page|site|website|homepage).{0,24}(not load|doesn't load|won't load|won't open|blank|white|down|not open|never loads|is empty|404|50[0-9])|white screen|blank page|stuck (on|at) loading|site is down"),
        Sign("page_load", 4, "404|502|503|页面.{0,6}(乱|错)|打不开网"),
        Sign("performance", 6, "(卡|慢)(死|爆|成|得|到|了吧|顿)|就卡|(等|转|要)了?.{0,6}[0-9一二两三四五六七八九十几半]+(个)?(多)?秒|半天(才|没)(动|反应|出|加载)|(才|没)反应过来|掉帧|很卡|好卡|太卡|卡顿|也卡|卡得|巨卡|特别卡|慢死|(很|好|太|特别|巨|非常|越来越|超级|超|比较|变)慢|延迟|反应慢|等.{0,3}[0-9一二两三四五六七八九十半]+(秒|分钟)|响应慢|(super|very|really|so|too|extremely|painfully|getting) (slow|laggy)|sluggish|laggy|lagging|(so|such a|a lot of|huge) lag|freez(es|ing)|(it )?takes (about |around |over )?(\\d+|ten|twenty|thirty|a few|several) (sec|min)|slow(er)? (since|than|to|when)|takes (ages|forever|[0-9]+ (sec|min))|sec(ond)?s? per|seconds? (delay|for each|for every)|performance"),
        Sign("performance", 3, "慢|slow|lag|卡"),
        Sign("feature_broken", 4, "导出|下载|上传|解析|评分|优化|模板|预览|分享|链接|保存|编辑|邀请|协作|照片|头像|图片|翻译|生成|求职信|打印|导入|投递|排版|输入|拼音|拖动|撤销|复制|粘贴|字体|水印|二维码|批量|搜索|附件|历史版本|ats|功能|按钮|export|download|upload|pars(e|ing)|import|score|optimi[sz]e|template|preview|share|api|save|editor|feature|button|print"),
        Sign("feature_broken", 3, "报错|出错|失败|错误|没反应|没用|没结果|少了?一|缺|对调|反了|弹回|跳回|变形|叠在|重叠|是白的|空白|用不了|打不开|不能用|bug|崩溃|闪退|乱码|错位|fails?|failed|error|crash|not work|doesn't work|broken"),
    ];

    public static readonly (string Type, int Weight, Regex Words)[] SuggestionSigns =
    [
        Sign("ui_optimize", 6, "界面(?!(上|里|中)?(打不|报|没反应|白))|按钮.{0,12}(小|大|隐蔽|难找|不明显|位置|颜色)|太隐蔽|不好看|太丑|难看|配色|字体(太|小|大)|颜色|布局|图标|深色模式|夜间模式|暗色|做大点|(做|弄|改|调|换)(得|成|的)?.{0,4}(大|小|深|浅|亮|暗|圆|方|粗|细|明显|好看)|加(深|粗|大|亮)|太(浅|深|亮|暗|挤|密|土|花|丑)|(有点|好|真)(土|丑|难看|挤|花)|看不清|太小|显眼|醒目|美观|button.{0,24}(small|hidden|tiny|big|color|colour|place|hard)|dark mode|layout|colou?rs?|font size|interface|hard to (find|see)|ugly|contrast|icon"),
        // "体验不好，建议加个开关": how it feels outweighs what would mend it.
        Sign("ux_feedback", 7, "体验(?!(版|一下))|user experience"),
        Sign("ux_feedback", 6, "(引导|教程|弹窗|广告).{0,10}(太长|太多|烦|关不掉)|每次.{0,10}都(弹|要)|不人性化|反人类|不顺手|不方便|太麻烦|繁琐|步骤太多|不直观|难用|用起来|用着|不习惯|操作(复杂|麻烦)|(user )?experience|cumbersome|confusing|inconvenient|too many (steps|clicks)|unintuitive|not intuitive|hard to use|annoying"),
        Sign("new_feature", 6, "(加|增加|新增|添加|增设|出|做|上线|开发|推出|搞)(一?[个款种些套]|一下|上|入|点)|(?<!不)支持.{0,12}(吗|啊|么|就好|导出|导入|格式|语言|登录)?|能不能(有|出|加|做(?!大|小|成|得)|支持)|(增加|新增|添加|加上|加个|加一个|支持|出一?个?|提供).{0,16}(功能|模板|模式|界面|语言|格式|版|选项|入口|按钮)|would love|is there (a way|any way|an option)|an option to|ability to|希望有|能有|要是有|有没有计划|加.{0,10}(模板|功能|格式|选项|按钮)|add (an?|the|some|more|support)|support for|feature request|new (feature|template)|would be (nice|great|good|cool|awesome) (to have|if (there|you))|(wish|hope) (there|you)|please (add|support)|is there a plan"),
        Sign("new_feature", 5, "(希望|能不能|能否|可不可以|想要?).{0,12}(选择|选(字|颜|模|格)|自定义|自己设|切换|筛选|搜索|批量|一键|自动|离线|定时|语音)"),
        Sign("improvement", 4, "改进|改善|更(详细|清楚|具体|准确|智能|快|多|合理)|细一?点|再.{0,6}(一些|一点|些|点)|优化一下|完善|更好|提升|能不能.{0,10}(改|调|换|快|多)|improve|better if|could be better|enhance|instead of"),
    ];

    /// <summary>The whole message is a suggestion, not a complaint.</summary>
    public static readonly Regex Suggests = Patterns.Words(
        "建议|提.{0,3}(点|个)?.{0,5}(意见|想法|需求)|(小|有个|一个)(建议|想法|需求)|希望.{0,8}(可以|能|增加|支持|改|加|更)|希望(能|有|可以|增加|改进|加|支持|你们|早日|以后)|要是(能|有|可以)|最好(能|有|可以)|能不能.{0,6}(换成|改成|做成|调|直接|多|更)|能不能(加|增加|支持|出|做|改|有|把|再|多|弄|搞|新增|添加|提供|让|给)|可不可以(加|增加|支持|出|做|改|有)|可以(加|增加|支持|出).{0,12}吗|能否(加|增加|支持|提供|出)|求加|求(个|支持)|"
        + "suggest|feature request|(would|i'd) (love|like|prefer) (to see|if|a|an|to have)|is there (a|any) (way|option|plan|chance)|(could|can) you (also )?(make|add|change|move|give)|it would help|would be (nice|great|good|better|cool|awesome|helpful|lovely)|it'd be|please (add|support|consider)|could you (add|make|support|please add)|can you (add|make|support)|i wish|wish (there|you|it)|how about adding|any plans? to|idea:|feedback:|improvement|(太|有点|过于)(小|大|隐蔽|丑|花|密|难找|难看|暗|亮)|不好看|不美观|too (small|big|tiny|hidden|bright|dark|crowded)|hard to (find|see|hit|read)");

    /// <summary>Calls itself a suggestion: then it is one, though it also tells what is bad now.</summary>
    public static readonly Regex SaysSuggestion = Patterns.Words("建议|意见|改进|新功能|功能需求|suggest|feature request|feedback|improvement|would (love|like|be)");

    /// <summary>Advice that was given, and hopes for a repair: neither suggests anything.</summary>
    public static readonly Regex NoSuggestion = Patterns.Words(
        "(按|照|根据|听|用)(照|了|着)?(过)?(你们?|您们?|客服|上次|之前|工单)?(里|给)?的?建议|(你们?|您|客服)(给)?的建议|建议您|希望.{0,6}(尽快|早点|赶紧|赶快|马上|尽早|帮|解决|修复|处理|恢复|退|核实|查)|能不能.{0,4}(帮|快|退|重开|恢复|找回|处理|解决|尽快)|as (you )?suggested|your suggestion|you suggested");

    private static (string, int, Regex) Sign(string type, int weight, string words) => (type, weight, Patterns.Words(words));
}
