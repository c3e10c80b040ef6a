using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// The words of <see cref="UrgencySigns"/>, for folded text (small letters, simplified characters). A subject, a few characters, and what happened to it, in
/// either order; never a word alone that a question may hold as well.
/// </summary>
internal static class UrgencyWords
{
    /// <summary>What asks or fears, and does not tell.</summary>
    public static readonly Regex Asks = Patterns.Words(
        "会不会|是不是会|怎么防|如何防|怎样防|防止|避免|预防|万一|如果|假如|要是|担心|害怕|怕(被|丢|会)|什么(算|情况)|算不算|有没有可能|可能(会)?(被|丢)吗|安全吗|能(恢复|找回)的?(功能|吗)?$|怎么(恢复|找回).{0,4}删|自己(不小心)?删|我(不小心)?删|误删|没(有)?被盗|没(有)?丢|"
        + "what if|prevent|avoid|protect|in case|could (my|it|someone)|can (someone|my|anyone)|is it (safe|possible)|worried|how (safe|secure)|if (my|someone|i|the|it)|not hacked|wasn't hacked|never (been )?hacked|will i lose|do i lose|would i lose|i (accidentally )?deleted|"
        + "(怎么|如何|怎样)(才能)?(把|将|删|清)|(帮|替|给)我(把|将)?[^,，。]{0,10}(删|清)|(想|要)(把|将)[^,，。]{0,10}(删|清)|会(不会)?(被|泄|让)[^,，。]{0,10}(吗|么|不)|能(还原|恢复|找回)(吗|么|不)|又(恢复|回来|出现)|want (my|all|the|our)[^.]{0,30}(erased|deleted|removed)");

    /// <summary>Somebody else is in the account, or has what is the customer's.</summary>
    public static readonly Regex Security = Patterns.Words(
        "被盗|盗号|盗用|盗刷|被黑|黑客|入侵|异地登[录陆入]|(账号|账户|号|密码|邮箱|手机号)[^,，。]{0,10}(被|给)(人|他|别人|谁|陌生人|对方)?(偷偷)?(改|登|盗|换|黑|用)|被(别人|人|他人|陌生人|谁)(登|改|盗|换|用了|黑)|有人(登|用|改|进|盗|把)[^,，。]{0,8}(我|账|号|密码|邮箱)|(别人|他人|陌生人)[^,，。]{0,6}(登录?了?|进了?|改了?|用了?)我[^,，。]{0,4}(账|号|密码|邮箱)|不是我(登|操作|本人|付|买|发|改)|不是本人(登|操作|付|买)|(我|本人)?(从来|根本)?没(有)?(操作|买|付|登录?)过|连刷|陌生(设备|地点|ip|人).{0,6}登|(信息|资料|数据|隐私|简历|密码)(被)?(泄露|泄漏)|钓鱼|冒充我|用我的名(字|义)|"
        + "hacked|hijack|been compromised|was compromised|is compromised|account (was |is |got |has been |been )*(stolen|taken over)|stole my (account|password)|someone (else )?(has |is |just |have |was )*(logged|logging|signed|sign|using|used|changed|changing|accessed|broke|got) (in|into|my)|unauthori[sz]ed (access|login|log|sign|payment|charge|transaction)|(login|log-?in|sign-?in|charge|payment)s? (that )?(i|we) (did not|didn't|never) (make|do|recogni[sz]e)|i (don't|do not|didn't|did not) recogni[sz]e (this|the|that|these) (login|sign|charge|payment|device)|password (was |has been |got )?changed (by|without)|it (was|wasn't|was not) (not )?me who|data (leak|breach)|leaked|phish|impersonat|"
        + "有人[^,，。]{0,6}(在试|试着|猜|撞|动)[^,，。]{0,6}(密码|登|账|号)|(没有?|未)(申请|请求|要求|点)过?[^,，。]{0,6}(重置|找回|验证码|改密)|(重置|找回|改密|验证码)[^。]{0,16}(根本|从来|并|我)?(没有?|未)(有)?(申请|请求|要求|发起|点)|不停[^,，。]{0,4}(收到|发来?)[^,，。]{0,8}验证码|验证码(不停|一直在?|接连|老是)[^,，。]{0,3}(发来|来|收到)|"
        + "登[录陆入](提醒|记录|通知|地点|日志|历史|设备)[^。]{0,24}(没去过|没到过|不是我|不认识|没登|在睡|睡觉|国外|外地|陌生|奇怪|凌晨)|(国外|境外|外地|陌生|没去过的)[^,，。]{0,8}(登[录陆入]|上线)(了|过|记录)|我(人)?(当时|那时候?)?在睡(觉|着)|"
        + "(账[号户]|号)[^,，。]{0,8}在?(别处|别的地方|异地|其他(地方|设备)|另(外)?一台|陌生(地方|设备|城市))[^,，。]{0,6}(使用|登|在线|用)|不是我(干|弄|做|点|改|删|发)的|我人在|(不认识|陌生|没见过|奇怪)的?(设备|人|ip|电脑|手机)[^,，。]{0,8}(登|在线|用着?我|连)|(手机号?|邮箱|绑定)[^,，。]{0,8}(变成|换成|改成)了?[^,，。]{0,3}(别人|陌生|不认识)|陌生的?(扣款|订单|消费|交易|账单)|莫名(其妙)?的?(被)?(扣|刷)|(我|从来|根本)没(有)?点过|(账[号户]|号|密码)(被)?(给)?(人)?(偷|骗)|(前(同事|男友|女友|夫|妻|任|老板|员工)|离职[^,，。]{0,4}|室友|朋友|同学)[^,，。]{0,6}(还|仍|居然)?(能|可以|用|在)[^,，。]{0,4}(登|进|用)[^,，。]{0,4}(我的?|账)|"
        + "(手机|电脑|笔记本|平板)(被偷|被抢|丢|掉|遗失)了?[^。]{0,24}(账[号户]|登着|登[录陆入]着|锁|冻结|退出)|(冒充|假冒|假装|自称|说)是?(你们|客服|官方|工作人员)[^。]{0,20}(付款|转账|密码|卡号|验证码|转钱)|(密码|卡号|验证码)[^,，。]{0,4}(给了?(他|她|对方|别人|骗子|陌生人)|被骗)|被(骗|诈骗)了|骗(走|了|子)[^,，。]{0,8}(密码|账|号|钱)|"
        + "(简历|隐私|个人信息|信息|资料|身份证|电话|手机号|住址|照片)[^,，。]{0,8}(在网上|被公开|公开了|外泄|泄露|泄漏|曝光|流出|被(人)?(爬|卖|转发|挂)|挂(到|在)|(被)?搜(得|的)?到|能搜到)|(?<!能|可以|能不能|可不可以|会不会|会|想)(看到|看见|显示|打开|进去|登进去|登录进去|变成|串成?)了?[^,，。]{0,8}(别人|陌生人|其他人|他人|另一个人|另外一个人|不认识的人)的?(简历|账号|账户|资料|信息|名字|数据)|"
        + "(余额|钱|会员|权益|积分)[^,，。]{0,6}被(人|别人|他人|盗)?[^,，。]{0,3}(花|用掉|用光|转|刷|偷)|没(有)?(经过|得到)我[^,，。]{0,4}(同意|允许|授权)|账[号户](莫名|突然|无缘无故)?被(注销|删|停)|"
        + "(e-?mail|phone|password|recovery|security|account|login)[^.]{0,24} (was|were|got|has been|have been|been) (changed|reset|replaced|swapped|altered)[^.]{0,24}(without|by (someone|somebody|a stranger|strangers)|not me|i didn't|i did not)|(someone|somebody|a stranger|a hacker|a scammer|they)[^.]{0,16}(logged (in)?to|signed (in)?to|logged in|signed in|reset|changed|took|stole|got|guess\\w*|trying to (get|log|sign)|has access|deleted|keeps? trying)[^.]{0,24}(my|our) |without (my|our) (permission|consent|knowledge|approval|authori[sz]ation)|"
        + "(login|log-?in|sign-?in|device|session|location|charge|purchase|payment|order|transaction)s?[^.]{0,40} (i|we) (never|don't|do not|didn't|did not|have not|haven't)( even)? (ma[dk]e|recogni[sz]e|authori[sz]ed?|approved?|know|own|been|request(ed)?|d(o|id))|(reset|code|verification|confirmation)s?[^.]{0,30}(i|we) (never|didn't|did not) (ask|request|want)|from a (country|city|place)[^.]{0,12} never been|wasn't me|was not me|(charge|purchase|order|payment)s? (on my|from my) (card|account)[^.]{0,20}(never|not mine|didn't|did not)|(unknown|strange|unfamiliar|foreign) (device|location|ip|computer|phone|person)[^.]{0,24}(sign|log|access|using|in my)|charged[^.]{0,40}(never|did not|didn't) (buy|bought|order|subscribe|purchase|sign)|fraud|scammer|scammed|identity theft|fake (site|page|website)|"
        + "(phone|laptop|device|computer) (was |got |has been )?(stolen|lost)[^.]{0,40}(account|log|sign|lock)|(lost|stole) my (phone|laptop)[^.]{0,40}(account|log|sign|lock)|(my|our) (personal )?(data|details|information|resume|cv|address|phone number)[^.]{0,12} (is|are|was|were|got|has been|have been) (now )?(exposed|leaked|public|published|posted|sold|online|visible to everyone)|(see|seeing|shows?|got|opened)[^.]{0,14}(someone else|somebody else|another (person|user|customer)|a stranger)'?s? (resume|cv|data|account|profile|name)");

    /// <summary>What was written is gone, and the customer did not delete it.</summary>
    public static readonly Regex DataLoss = Patterns.Words(
        "(简历|数据|内容|文件|资料|经历|作品|草稿|版本)[^,，。栏钮标块]{0,8}(全|都|一下子|突然|莫名)?[^,，。栏钮标块]{0,4}(没了|没有了|不见了?|丢了|丢失|消失|被清空|清空了|被删|清零|损坏|毁了)|(全|都|全部|统统)(没了|不见了|丢了|丢失了?|消失了?|被清空|被删)|(简历|列表)(列表)?(是|变)?(空的|成空)|数据(丢失|损坏)|(没了|不见了|丢了|消失了?)[^,，。]{0,6}(简历|数据|资料)|"
        + "(resume|cv|data|file|document|draft|work|edit|change|content|everything|version)s?( i (made|wrote|had))? (is |are |was |were |have |has |been |just |all |suddenly |now |got |completely )*(gone|lost|vanished|disappeared|wiped|deleted by|erased|corrupted|destroyed)|lost (all |every |everything)+(of )?(my|the|our)?|lost my (resume|cv|data|work|document)|everything (is |has )?(gone|disappeared|vanished|lost)|all my (resume|cv|data|file|document|work)s? (is |are |have |has |just )*(gone|missing|lost|disappeared|vanished|deleted)|data (loss|corrupt)|wiped (out )?my|(deleted|erased|wiped) (all )?my|"
        + "(简历|履历|数据|内容|文件|文档|资料|经历|作品集?|草稿|版本|东西|求职信|记录|附件|列表|心血|(半|[一二两三几])个?(年|月|星期|周|天|晚上)的?|(写|做|改|存|编)(好|过|了)?的)[^,，。栏钮标块]{0,8}(没了|没有了|不见|丢了|丢失|丢光|消失|蒸发|清空|被清|归零|清零|损坏|毁了|没影|不翼而飞|全丢|被(别人|人|他|她|谁|陌生人|对方|协作者?|同事|朋友)?(给|偷偷|全|都)*(删|清)|一(个|份|点|片)(字)?(都|也)?(不剩|没剩|没了))|"
        + "(登[录陆入]|进去|进来|刷新|保存|更新)[^。]{0,14}(都没了|全没|清空了)|一(份|个)(都|也)(不剩|没了)|白写了|白做了|(?<!(帮我|让你们|麻烦|请|想|要|怎么|如何|能|可以|需要)[^,，。]{0,4})(把|将)[^,，。]{0,12}(简历|内容|资料|文件|文档|数据)[^,，。]{0,4}(删|清|改)(光|空|掉|没)|(简历|履历|数据|资料|内容)(都|全|全部|统统)(丢|没|不见)|"
        + "(resume|cv|data|file|document|draft|cover letter|portfolio|work|version|section|content|photo|letter)s?[^.,]{0,24} (was|were|got|has been|have been|is|are|all|just) (all |just |somehow |suddenly |completely |now )*(deleted|gone|lost|wiped|erased|missing(?! (in|from|after))|corrupted|destroyed|removed)|(nothing|none of it) (is |was )?(left|there|remains)|there is nothing left|(everything|all of it|it all) (is |was |got |has been )?(deleted|wiped|erased|gone|missing)|(months|weeks|hours|days) of (my )?work[^.]{0,12}(lost|gone|wiped|vanished)|(crash|update|bug|app|system|it)[^.]{0,16}(destroyed|deleted|wiped|erased|ate|lost) (my|our|all|every)");

    /// <summary>What was written is there and empty: a loss too, where nothing was produced from it.</summary>
    public static readonly Regex Emptied = Patterns.Words(
        "(简历|履历|数据|内容|文件|文档|资料|经历|作品集?|草稿|版本|东西|求职信|记录|附件|列表|账[号户])[^,，。栏钮标块]{0,8}(变空|空了|一片空白|空空如也|全空|全白|一(个|份|点|片)(字)?(都|也)?没有|什么(都|也)没|变成?空白)|(登[录陆入]|进去|进来|刷新|保存|更新|重新打开)[^。]{0,14}((什么|啥)(都|也)没|全空|变空|(?<!(页面|屏幕|网页)[^。]{0,6})一片空白)|(全|都|全部)[^,，。]{0,3}变成?了?[^,，。]{0,3}(0 ?kb|0 ?字节|零字节|空的|空白|乱码)|"
        + "(resume|cv|data|file|document|draft|cover letter|portfolio|work|version|account|content)s? (was|were|is|are|all|just) (all |just |somehow |suddenly |completely |now )*(blank|empty)|(everything|all of it|it all|every [a-z]{1,12}) (is |was )?(now )?(blank|empty)");

    /// <summary>An empty file or sheet of these is no loss: what it was made from is still there.</summary>
    public static readonly Regex Produced = Patterns.Words(
        "导出|下载|打印|预览|pdf|word|export|download|print|preview");

    /// <summary>The customer pays, or a whole company does.</summary>
    public static readonly Regex Paying = Patterns.Words(
        "付费|会员|专业版|企业版|年费|高级版|订阅了|充值|vip|paid|paying|premium|pro (plan|user|account|subscri|member)|professional|enterprise|subscri|"
        + "企业(账[号户]|用户|会员|客户)|高级功能|尊享|团队版|商业版|全公司|整个公司|(公司|团队|部门)(所有|全部|全体|上下|的人)|全体员工|所有员工|团队(所有|全)|(whole|entire|our|my) (company|team|office|organi[sz]ation|department|staff)|workspace|licen[cs]ed|all (of us|users|staff|employees)");

    /// <summary>Nothing works, or for nobody.</summary>
    public static readonly Regex AllOut = Patterns.Words(
        "(全|都|全部|全都|所有|统统|完全|一个都|每个)[^,，。]{0,14}(用不了|打不开|不能用|没法用|无法使用|无法用|登录不了|登不上|登不了|进不去|瘫痪|崩了|挂了|失效|不好使|用不上)|完全(无法|不能|没法)(使用|用)|(所有|全部|全体)(的)?(员工|人|账号|用户|同事)[^,，。]{0,10}(没法|无法|不能|不了|不上|不进)|付费功能[^,，。]{0,8}(用不了|打不开|不能用|无法使用|没法用|没了|失效|消失)|(整个|全部)(瘫痪|挂了|崩了)|"
        + "(none|nothing) (of [^,.]{1,40} )?(works?|is working|opens?|loads?|responds?)|(all|every)[^,.]{0,50}(fail|not work|doesn't work|don't work|stopped work|down|unusable|locked|unavailable|not load|won't open|can't (log|sign|access)|cannot (log|sign|access)|returns? (http )?5|broken)|completely (down|unusable|broken)|(returns?|http) 5[0-9][0-9] for (all|every)|"
        + "(全|都|全部|全都|所有|统统|完全|一个都|一个也|没(有)?一个|每个|集体|整个)[^,，。]{0,16}(点不开|登不(进|上|了)|登录不(了|上)|进不(去|来|了)|上不(去|了)|访问不(了|到)|加载不(了|出)|失灵|锁着|锁住|被锁|锁了|锁上|罢工|停摆|报错|不能登|没反应)|(全公司|整个公司|团队版|企业版|公司|团队|大家|所有人)[^,，。]{0,14}(都|全)?[^,，。]{0,4}(进不(去|来|了)|登不(进|上|了)|登录不(了|上)|打不开|用不了|瘫痪|挂了|上不去|没法(用|登|办公))|"
        + "(whole|entire|our|my) (company|team|office|organi[sz]ation|department|staff)[^.]{0,40}(can't|cannot|can not|unable|locked|down|not able|no access)|(nobody|no one|no-one|none)[^.]{0,40}(can|is able|are able|could|gets? in|works?)|(everybody|everyone|all (of us|users|staff|our people|employees))[^.]{0,40}(locked|can't|cannot|unable|down|error|kicked out|fails?)|down for (all|everyone|everybody|the whole|the entire|our)|(site|workspace|account|service|plan|system) (is |was |has been )?(completely |totally |entirely )?down for");

    /// <summary>Paid, and still without what was paid for.</summary>
    public static readonly Regex NotActivated = Patterns.Words(
        "(付了|付完|充了|买了|续了|扣了|扣款|付款|支付|缴费|开了|升级了?|购买)[^。]{0,20}(还是|仍然?|依然|却是|显示|变成)[^。]{0,6}(免费|普通|未开通|没开通)|(付了|付完|充了|买了|续了|扣了|扣款|付款(成功|了|后)|支付(成功|了|后))[^。]{0,16}(没(有)?|未|不)(生效|开通|到账|激活|升级|解锁)|钱扣了[^。]{0,16}(没|未|还是|仍)(生效|开通|到账|激活|免费|升级)?|"
        + "(paid|charged|bought|purchased|upgraded|payment (went|was|has))[^.]{0,100}(still (on |shows? |says |showing |the |have |a |as )*(free|basic|locked|not|no|without|can't)|not (been )?(activated|upgraded|unlocked|active)|isn't (active|activated)|hasn't been (activated|upgraded)|no (pro|premium|paid) (features|access))|"
        + "((付款|支付|充值|购买|续费|续订|缴费|升级|扣款|下单|付费|订阅)(都)?(成功|完成|完|好|过)?(了|后)?|(付|买|充|续|扣|花|交)(了|完|过)|到账|钱(都)?(扣|付|收|划)了?)[^。]{0,24}((没|未|不给)(有|给|能|见|让|曾)?(我)?(给我)?(开通?(?!发|票)|生效|到账|激活|升级|解锁|变)|不(能)?(生效|到账|激活|解锁)|(还是|还显示|仍是|仍然|依然|依旧|还停在|还算)(是|显示)?[^,，。]{0,5}(免费|普通(用户|版|会员)|基础版|试用|未开通|锁)|(却|但)[^,，。]{0,6}(免费|普通用户|没开))|会员[^,，。]{0,8}(一次)?(都|也)?没(有)?(给)?(我)?开(?!发票|票)|(会员|权益)[^,，。]{0,6}(被清零|被取消了?|莫名(到期|没了|消失)|没了|消失)|"
        + "(paid|charged|bought|purchased|subscribed|upgraded|payment (went|was|has|succeeded|is)|money (was|has been|is)? ?(taken|deducted|gone))[^.]{0,80}(still (on|shows?|says|showing|the|have|a|as|at|not|no|free|basic|locked|treated)|nothing (is |was |has |got )?(been )?(unlocked|activated|changed|happen|works?|added)|(every|all)[^.]{0,20}(is|are) (still )?locked|never (got |been |was )?(activated|unlocked|upgraded)|no (premium|pro|paid|access))|(all|every)[^.]{0,24}(premium|pro|paid)[^.]{0,24}(locked|gone|missing)");

    /// <summary>The first half of <see cref="NotActivated"/> when it comes as a message of its own.</summary>
    public static readonly Regex PaidAlready = Patterns.Words(
        "付了|付完|钱扣|扣了钱|扣款了|已扣|充了|买了(会员|专业|年|月|vip)|支付成功|付款成功|已付|已经付|续了费|i('ve| have)? paid|was charged|been charged|payment (went|succe|was)|money (was|has been) (taken|deducted)|"
        + "充值(了|成功|完)|购买成功|续费(了|成功)|到账了|花了?钱|交了钱|扣款成功");

    /// <summary>The second half.</summary>
    public static readonly Regex StillFree = Patterns.Words(
        "(还是|仍然?是?|依然是?|还显示|显示(的是|是|为)?|变成)[^,，。]{0,4}免费|没(有)?(生效|开通|到账|升级|激活)|未(生效|开通|到账|激活)|still (on |shows? |says |showing |the |a |as )*free|not (been )?(activated|upgraded)|"
        + "(还|仍|依)(是|然|旧)?(是)?(普通(用户|会员)|锁着)|没(有)?(给)?(我)?(开通|生效|解锁)|一样(都|也)没(有|开|给)?");

    /// <summary>A document that cannot be had.</summary>
    public static readonly Regex CannotExport = Patterns.Words(
        "(导出|下载|打印|导)[^,，。]{0,12}(失败|不了|不出来?|不动|报错|出错|没反应|卡|转圈|空白|空的|乱码|错位|打不开|不成功|生成中|不下来)|(不能|无法|没法|死活|怎么都|一直)[^,，。]{0,8}(导出|下载|打印|导不出)|下不下来|下载不|(简历|文档|文件|pdf|求职信)[^,，。]{0,10}(打不开|损坏|导不出|下不|出不来)|"
        + "(export|download|print|save as pdf|pdf)[^.]{0,30}(fail|error|not work|doesn't work|does not work|won't|stuck|empty|blank|hang|spin|broken|0 ?kb|crash|never finish|times? out)|(can't|cannot|can not|cant|could not|couldn't|does not|doesn't|unable to|won't let me|not able to)[^.]{0,20}(export|download|print|save|open)|(fail|failed|fails|failing|error|stuck)[^.]{0,16}(export|download|print)|"
        + "(pdf|word|文件|文档|简历|履历|材料|附件|打印)[^,，。]{0,10}(是空的?|空白|白纸|白页|乱码|打不开|打不了|损坏|坏(了|的)|错乱|发不出|交不上|传不上|下不(来|了)|出不来|弄不出|弄不下)|(导出|下载|打印)[^,，。]{0,14}(报错|失败|不行|坏|卡|转|死|挂|没(有)?(用|动静|反应)|空|白)|(无法|没法|不能|没办法)[^,，。]{0,6}(打开|打印|保存|生成)|"
        + "(file|document|resume|cv|pdf|export|download|print\\w*)[^.]{0,24}(corrupt|blank|empty|won't open|doesn't open|does not open|can't be opened|cannot be opened|keeps? (fail|crash)|hangs?|crash|stuck|frozen|freez|damaged|broken)");

    /// <summary>The time is short: looser than what counts as impact, since it only matters together with a document that cannot be had.</summary>
    public static readonly Regex Pressing = Patterns.Words(
        "(今天|今晚|今夜|今日|明天|明早|明晚|明日|后天|马上|一会儿?|等下|等会儿?|待会儿?|立刻|中午|下午|晚上|早上|上午|凌晨|零点|半夜|周[一二三四五六日天]|星期[一二三四五六日天]|[\\d一二两三四五六七八九十半几]{1,3}个?多?(小时|钟头|分钟|点半?|点钟|刻钟|天|:\\d\\d)之?(后|内|前|半|整)?)[^。!！\\n]{0,14}((要|得|须|必须|就|等着?|急着)(要|得)?(交|用|投|发|给|寄|面试|提交|打印|开会|答辩|带|上传|递|签)|面试|面谈|面签|签证|答辩|截止|截至|关闭|关门|最后期限|deadline|ddl|到期|招聘会|宣讲|双选会|入职|交(材料|简历|论文|作业|稿)|给(客户|老板|领导|导师|hr|面试官|学校)|前(要|得|必须|须)?(交|发|给|投|提交))|"
        + "((要|得|须|必须)(交|投|发|给|寄|提交)|面试|面谈|面签|签证|答辩|截止|网申|报名|投递|申请|招聘会|提交)[^。!！\\n]{0,10}(今天|今晚|明天|明早|马上|快到|就到|[\\d一二两三四五六七八九十半几]{1,3}个?(小时|分钟|点)|就要|来不及|要关|关闭|关了|快关|快结束)|"
        + "截止(时间|日期)?(就|快|马上|只剩|还剩|是|到|今|明|后|下)|(快|就|马上|即将|要)(要)?(截止|关闭|到点|过期|到时间)|(只|还)(剩|有)[^,，。]{0,6}(分钟|小时|半天)|来不及了|赶不(上|及)|最后(一|半|几|两|三|\\d)个?(天|小时|分钟)|急(着)?(用|要用|交|投)|十万火急|救急|(面试官|hr|人事|老板|领导|客户|导师|老师|对方|公司|甲方)(都|还|正|一直)?在?(等|催)|等我?(发|交)(简历|文件|材料)|必须(马上|立刻|今天)|"
        + "(deadline|due|closes|closing|expires?|ends?|interview|submission|appointment|application|hearing|presentation|job fair)[^.\\n]{0,30}(today|tonight|tomorrow|soon|noon|midnight|minutes?|hours?|this (morning|afternoon|evening)|starts|now)|(today|tonight|tomorrow|soon|noon|midnight|minutes?|hours?|this (morning|afternoon|evening)|in (an|one|half an|\\d+))[^.\\n]{0,30}(deadline|due|interview|submit|submission|appointment|apply|application|presentation|job fair|send it)|(need|needs|must|have to|has to|got to)[^.\\n]{0,30}(now|asap|within|immediately|right away|in (an?|\\d+|half) )|(recruiter|employer|hr|manager|client|boss|interviewer|company|they|professor)s? (is|are|keeps?) (waiting|asking)|running out of time|last (day|minute|chance)|no time left");
}
