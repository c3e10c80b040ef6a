using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What a complaint sounds like: words that say that something fails, shows an outcome, or is asked for.</summary>
internal static class ProblemWords
{
    public static readonly Regex Problem = Patterns.Words(
        "不了|不出|不到|[存传连登加发付跟打]不上|上不去|不动|不开|不见|打不|登不|进不|导不|收不|看不|用不了|改不|存不|传不|点不|不对|不行|不能|没法|无法|失败|错误|报错|出错|异常|崩溃|闪退|卡|慢|不支持|不允许|不让|提示|弹出|老是|延迟|"
        + "错乱|叠在|乱了|少一|白屏|空白|黑屏|是白的|为空|是空的|丢失|丢了|没了|消失|没反应|没有反应|转圈|加载中|生成中|乱码|错位|错行|失效|过期|拒绝|被拒|坏了|坏掉|有问题|出问题|出了问题|bug|没来|没收到|没有收到|收不|没到账|没生效|没开通|没有开通|未开通|未生效|未到账|没同步|没有同步|没保存|"
        + "填错|开错|多扣|重复扣|扣了两|各扣|扣钱|钱扣|被扣|变成|缺了|少了|漏了|被(人|他|谁)|盗|没变|不一致|不同步|没有权限|无权|不可用|显示0|还是免费|故障|不显示|不更新|被截|重叠|挤在|给改了|中断|断开|超时|掉线|不认|识别错|解析错|不工作|不灵|不好使|停在|一直在?(加载|转|显示)|等.{0,2}[0-9一二两三四五六七八九十]+秒|(^|[^0-9])(404|500|502|503)($|[^0-9])|"
        + "fail|error|can't|cannot|can not|cant |couldn't|could not|doesn't|does not|doesnt|don't work|won't|will not|wont |not work|isn't|broken|broke|wrong|empty|blank|slow|\\blag|crash|stuck|freez|froze|missing|lost|gone|disappear|vanish|invalid|expired|denied|declined|refused|rejected|"
        + "\\bhangs?\\b|\\bhanging|still (on|shows?|says|showing|free|not|no)|too many attempts|spins|spinning|never (arriv|came|got|receiv|load|open|sav|finish|show|appear|work|end|stop)|not (receiv|arriv|load|open|sav|sync|updat|show)|haven't received|charged twice|double charge|charged me|changed my|no undo|bug|glitch|garbled|unavailable|timed out|timeout|time out|unable|nothing happens|problem with|returns (http )?[45]|locked out|corrupt|0 kb|sec(ond)?s? per|incorrect|hacked|stolen|unauthori[sz]ed");

    /// <summary>
    /// Words that tell of a problem in a report and may mean anything elsewhere ("没用", "the old version"): they count where the text is known to be one
    /// (<see cref="ReadContext.IsWhole"/>).
    /// </summary>
    public static readonly Regex Hint = Patterns.Words(
        "没用|只能|回不去|[改回撤返找]不|仍然|仍旧|依然|还是|过大|过小|超过|超出|(都|也)没有|没看到|没显示|没出来|没成功|不成功|等了|半天|没结果|没动静|没声音|没人(理|管|回)|没找到|找不|弹回|跳回|跳到|回到|还原|对调|反了|吞字|下线|踢|停住|停在|卡住|灰的|灰着|变灰|是灰|(老|旧)版本|都一样|还是一样|一样(的)?(不|卡|慢|白)|[点刷按选加删]不|叠|不通过|频繁|没保存|没存|没变|没更新|不生效|没选上|不一样|不见|就剩|只剩|只有一|只显示|少了?[一两几]|多了?[一两几]|缺|空的|是白的|被(换|改|删|锁|封|踢|顶)|验证不|重复|一直|老是|总是|每次|又(是|弹|报)|改了|改成|扣(了|款|费|钱)|两次|乱|歪|跑(到|偏)|挤|截断|模糊|不清|不全|不完整|点成|选错|买错|太|麻烦|不方便|难|"
        + "nothing|no (reply|mail|e-?mail|code|response|answer)|not even|different|back to|old version|in the wrong|jumps?|differs?|mismatch|no change|no luck|same (thing|error|result)|keeps|not unlocked|twice|again|only (shows?|get|one)|cut off|overlap|blurry|tiny|too |alike|still|instead|mixed up|swapped|duplicated|reverted|greyed|grayed|never|not (be|been|get|seeing|able)|none of");

    /// <summary>Says what the program showed or did.</summary>
    public static readonly Regex Outcome = Patterns.Words(
        "提示|显示|弹出?|就弹|报错|报了|说已|说我|说没|它说|说密码|说账|结果|变成|变回|是空|为空|空白|白屏|黑屏|乱码|转圈|闪退|卡死|卡在|没反应|没有反应|跳到|跳回|停在|失效|还是免费|打不开|看不到|没来|没收到|扣了|错位|被拒|等[0-9一二两三四五六七八九十]+秒|"
        + "(它|系统|页面|网站|上面)说|说(文件|账|密|没|已|不|无|格式|网络|系统|我)|says|said|shows?|showed|display|gives me|get an?|got an?|getting an?|returns?|throws|is [0-9]+ ?kb|empty|blank|spins|stuck at|invalid|error|nothing happens|turns into|changed|becomes?|fails?|slow|sec(ond)?s? per|crashe?s?|freezes");

    // "能不能" asks for something, "没有被盗" says that it did not happen.
    private static readonly Regex Unsaid = Patterns.Words("能不能|可不可以|^不对(?=[ ,，!]|$)|没有?(被盗|丢失?|失败|报错|问题)|(not|never|wasn't|isn't) (been )?(hacked|lost|stolen)|no (errors?|problem)");

    public static string Asserted(string folded) => Unsaid.Replace(folded, " ");

    public static readonly Regex Wish = Patterns.Words(
        "能不能|可不可以|能否|可否|希望|建议|想要|想申请|申请|请为|请帮|请给|请退|要求|我要|想开|需要开|最好能|最好有|要是能|麻烦(帮|给|开|退)|能重|帮我|求加|加个|加上|增加|支持一下|退款|退钱|重开|开票|开发票|"
        + "could you|can you|would you|please (add|make|refund|issue|send|allow|support|give)|i'd like|i would like|i want|would be (nice|great|good|better|cool)|wish|suggest|feature request|refund|invoice|request|should (add|have|support)|add an? ");

    /// <summary>The strongest of them: the program's own words, or a measure.</summary>
    public static readonly Regex Shown = Patterns.Words(
        "提示|弹出?|报错|报了|显示|(它|系统|页面|网站|上面)说|说已|说(文件|格式|网络|系统|账)|说没|说密码|返回|变成|变回|停在|[0-9一二两三四五六七八九十]+(秒|分钟|kb|%)|says|said|shows|showed|returns|throws|error|gives me|[0-9]+ ?(kb|sec|seconds|minutes|%)");

    /// <summary>Greetings, thanks, hurry: no part of a problem.</summary>
    public static readonly Regex Filler = Patterns.Words(
        "^(在吗|在么|在不在|有人吗|你好|您好|客服.{0,3}|各位好|hi|hey|hello|hi team|dear .{0,20}|救命.{0,3}|急.{0,3}|谢谢.{0,6}|多谢|辛苦了?|怎么(办|弄|回事)|咋(办|弄)|能不能快点|不对|不是|等等|哦?对了|另外|补充一下|打扰一下|在不在|咨询个?.{0,4}|求助|盼复|请查收|谢谢啦|麻烦了|辛苦了|能帮忙看看吗|帮我看看|快点|快处理|请尽快处理|thanks.{0,20}|thank you.{0,20}|regards.{0,10}|best.{0,10}|此致|敬礼|祝好|help|please help|pls help|lol|ok)$");

    /// <summary>"Does export fail often?", "how do I …": a question is no report.</summary>
    public static readonly Regex OnlyAsks = Patterns.Words(
        "会不会|是不是会|怎么防|如何防|怎样防|怎么避免|如何避免|万一|如果|要是.{0,12}(怎么|咋|会|能)|假如|担心|怕|什么算|算不算|什么情况|多久|"
        + "what if|how (do|can|should) (i|we) (prevent|avoid|protect|secure)|what (counts|happens if)|in case|is it possible|could it|would it|worried|afraid|how often|if (my|the|i|it|someone)");

    /// <summary>Parts of the product and things that are done with it.</summary>
    public static readonly Regex Topic = Patterns.Words(
        "简历|年费|验证码|图片|头像|照片|求职信|打印|导入|投递|字体|拼音|输入|评论|引导|小程序|内容|界面|模块|照片|简历|按钮|编辑器|导出|下载|上传|解析|评分|优化|模板|预览|分享|链接|保存|编辑|登录|密码|邮箱|邮件|付款|支付|会员|订阅|发票|页面|网站|首页|账号|账户|功能|协作|权限|时间|pdf|word|ats|resume|editor|button|optimi|cv|export|upload|download|pars|score|template|share|link|save|edit|log ?in|sign ?in|password|e-?mail|pay|card|plan|subscription|invoice|page|site|account|api");
}
