using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>What asks about an urgent matter, or fears it, and does not tell of one.</summary>
internal static class UrgencyAsks
{
    private static readonly Regex Han = Patterns.Words(
        "会不会|是不是会|怎么防|如何防|怎样防|防止|避免|预防|万一|如果|假如|要是|担心|害怕|怕(被|丢|会|别|有)|什么(算|情况)|算不算|有没有可能|可能(会)?(被|丢)吗|安全吗|能(恢复|找回)的?(功能|吗)?$|怎么(恢复|找回).{0,4}删|自己(不小心)?删|我(不小心)?删|误删|没(有)?被盗|没(有)?丢(?!人)|"
        + "(怎么|如何|怎样)(才能)?(把|将|删|清|抹)|(帮|替|给)我(把|将)?[^,，。]{0,10}(删|清)|(想|要)(把|将)[^,，。]{0,10}(删|清|抹)|会(不会)?(被|泄|让)[^,，。]{0,10}(吗|么|不)|能(还原|恢复|找回)(吗|么|不)|又(恢复|回来|出现)|会被|谁赔|怎么赔|怎么登|的英文|怎么说$|是不是|想换|(大家|所有人|你们)[^,，]{0,10}(吗|么)$|"
        + "(能|可以|会|是否|能不能|可不可以)[^,，。]{0,14}(吗|么|不)[?？]?$|^(请问|那|想问(一下)?|问一下)?(如何|怎样|什么是|啥是|哪些|哪里|在哪)|怎么(看|查|设|开启|关掉?闭?|保护|才能|做|写|填|申请|提高|办理|换绑|解绑|绑|避|改绑|下载|导出|打印|用)|是什么(意思)?$|什么意思|什么叫|多久|多长|多快|几分钟(能|就)|防(盗|黑|泄|丢)|用来|几次|多少次|介绍|属于|区别");

    private static readonly Regex Latin = Patterns.Words(
        "what if|prevent|avoid|protect|in case|could (my|it|someone)|can (someone|my|anyone)|is it (safe|possible)|worried|how (safe|secure)|if (my|someone|i|the|it|we)|not hacked|wasn't hacked|never (been )?hacked|will i lose|do i lose|would i lose|i (accidentally )?deleted|i want to|i'd like|we'd like|too (empty|thin)|looks? (empty|thin)|can i trust|who changed what|stop (someone|somebody|others|people|anyone)|want (my|all|the|our)[^.]{0,30}(erased|deleted|removed)|"
        + @"^\W*(please tell me |hi,? |hello,? |and |so |also )?(how (do|can|to|does|should|would|is|are|long|much|many)|what (is|are|does|do|happens|counts|if)|can (i|my|others|people|anyone|you see)|could (i|my)|does|do (i|you|recruiters|companies)|is (it|there|my|the|an?)\b|are (my|there|you)\b|where (do|can|is the)|which|when (do|is|are|will)|will|should|would|whether|who can)");

    // "有人能帮我改吗": a helper, and no intruder.
    private static readonly Regex Helper = Patterns.Words(
        "(有人|别人|他人|谁|对方|人家|外人)(都|也)?(能|可以|会|帮|教|知道|打不开|看不|收不|进不|登不|点不|打开|点开|点进|怎么|看得)|(不让|别让|移除|收回|想让|在别人|只能看|权限)|(让|请|邀请|给|发给|找|叫)(别人|他人|对方|人家|人)(帮|看|改|评|点)|(someone|somebody|anyone|people|they|he|she) (can|could|to|please|should|would|who)\\b|(let|have|ask|invite|share)[^.]{0,12} (someone|somebody|others|people|them)");

    private static readonly Regex Bid = Patterns.Words("^(?!.*(被冻|被锁|解冻|解锁|已经?锁|系统锁)).*(帮|快|请|先|马上|立刻|赶紧|麻烦|给我|能不能|尽快|立即|再说)|^(freeze|lock|block|suspend|stop|disable|please|pls|help|can you|could you|act)|(please|asap|now|at once|immediately|right away|everything)");

    private static readonly Regex Refund = Patterns.Words("退款|退费|退钱|退订|refund|link|链接");

    private static readonly Regex Past = Patterns.Words("昨天|昨晚|前天|前几天|上周|上个|上次|已经过了|yesterday|last (week|night|month|time)|earlier this");

    /// <param name="clause">Folded.</param>
    public static bool In(ReadOnlySpan<char> clause) => (HasHan(clause) && Han.IsMatch(clause)) || (HasLatin(clause) && Latin.IsMatch(clause));

    /// <inheritdoc cref="In"/>
    public static bool Helps(ReadOnlySpan<char> sentence) => Helper.IsMatch(sentence);

    /// <summary>True when the customer bids us to do something: "快冻结我的账号", and not "账号被冻结了怎么解".</summary>
    public static bool Bids(ReadOnlySpan<char> sentence) => Bid.IsMatch(sentence);

    public static bool Refunds(ReadOnlySpan<char> sentence) => Refund.IsMatch(sentence);

    public static bool IsPast(ReadOnlySpan<char> sentence) => Past.IsMatch(sentence);

    private static bool HasHan(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u4E00', '\u9FFF');

    private static bool HasLatin(ReadOnlySpan<char> text) => text.ContainsAnyInRange('a', 'z');
}
