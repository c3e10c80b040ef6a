using System.Text.RegularExpressions;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.LanguageModel;

/// <summary>
/// Words with which a model could promise, claim an act or ask for secrets on our behalf. An act must stand in the sources as the whole clause it is said in; a promise
/// or a price by its word; a no needs some no in the sources. What is said in other words than these is caught, at most, by the share of words that must be the sources' own.
/// </summary>
internal static partial class ClaimSigns
{
    /// <summary>True when a question is about money that should move: nothing that a model words is said to that.</summary>
    public static bool IsAboutMoney(string text) => MovesMoney().IsMatch(TextFold.InPlace(text));

    /// <summary>A word for the first claim that the sources do not hold; null when there is none.</summary>
    public static string? Stray(string text, Ground ground)
    {
        var folded = TextFold.InPlace(text);
        foreach (var clause in Ground.Sentences(folded))
        {
            if (Act().IsMatch(clause) && !ground.Holds(clause)) return "act";
            if (Secret().IsMatch(clause) && !ground.Holds(clause)) return "asks-for-secrets";
        }

        if (Promise().Matches(folded).Any(m => !ground.Holds(m.Value))) return "promise";
        return SaysNo(folded) && !SaysNo(ground.Folded) ? "no" : null;
    }

    private static bool SaysNo(string folded) => No().IsMatch(NotNo().Replace(folded, " "));

    [GeneratedRegex(
        """
        已经?(?:成功|全部|全额)?(?:为|帮|给|替|向)[您你] | (?:为|帮|给|替)[您你](?:办理|处理|申请|提交|退|取消|升级|修改|更改|删除|重置|恢复|安排|登记|转接|补|赔|解[除封锁]|开通|联系|记录|查)
        | (?:我|本人|咱|客服|同事|系统|小助手|机器人)们?(?:这边|现在|马上|立刻|立即|已|刚|会|将|可以|可|能|来|去|这就|正在|帮|为|给|替|答应|同意|批准)
        | 已经?(?:成功|全部|全额)?(?:退|取消|开通|升级|删除|重置|提交|登记|处理|安排|补偿|转接|恢复|到账|批准|通过|解决|修复|发送|修改)
        | [您你]的(?:退款|款项|申请|工单|投诉|账[号户]|订单|订阅|套餐|问题)(?:已|将|会|正|马上) | 将(?:于|在|会).{0,10}(?:到账|退|处理|联系|回复|发放|补)
        | \b(?:i|we)\b
        | \b(?:has|have|had|was|were|is\ being|been)\ (?:\w+\ ){0,2}(?:refunded|cancell?ed|upgraded|deleted|reset|submitted|escalated|processed|approved|resolved|fixed|credited|sent|restored|unlocked|issued|changed)\b
        | \byour\ (?:refund|request|ticket|complaint|claim|order)\ (?:is|was|has|will)\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Act();

    [GeneratedRegex(
        """
        (?:发|告诉|告知|提供|回复|输入|填写|说出|报).{0,10}(?:密码|验证码|口令|银行卡|卡号|身份证|支付码|付款码)
        | (?:密码|验证码|口令|银行卡|卡号|身份证|支付码|付款码).{0,10}(?:发|告诉|告知|提供|回复|报)
        | (?:send|tell|share|provide|give|reply|enter|text|email).{0,30}(?:password|passcode|verification\ code|one-time|otp|card\ number|cvv|passport|id\ card|bank)
        | (?:转账|汇款|打款|扫码付|红包|加(?:我|微信|群|qq)|wire|transfer\ money|gift\ card)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Secret();

    [GeneratedRegex(
        """
        免费|不要钱|不收费|不花钱|白送|赠送|送您|退款|退钱|退费|退还|返还|返现|全额|保证|承诺|担保|确保|一定[会能可]|百分百|肯定[会能可]|赔偿|补偿|赔付|优惠|折扣|打折|减免|半价|永久|终身|无限|不限|立即到账|元|块钱|人民币|美元
        |微信|支付宝|电报|公众号|加群|提示词|忽略|语言模型|人工智能|(?<!\p{L})ai(?!\p{L})
        | \b(?:telegram|whatsapp|wechat|weixin|skype|discord|paypal|alipay|venmo|bitcoin|crypto\w*|call\ us|text\ us)\b
        | \b(?:free|refund\w*|reimburs\w*|compensat\w*|guarante\w*|promis\w*|assur\w*|discount\w*|coupons?|vouchers?|lifetime|forever|unlimited|waiv\w*|money-?back|half\ price|rmb|cny|usd|yuan|dollars?|euros?|definitely|certainly|system\ prompt|instructions?|ignor\w*)\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Promise();

    [GeneratedRegex(@"不|没|无法|无需|未|别|\b(?:no|not|never|cannot|none|without|unable|isn't|aren't|don't|doesn't|can't|won't|didn't|couldn't|shouldn't)\b")]
    private static partial Regex No();

    // They hold the character and say something else.
    [GeneratedRegex(@"不超过|不少于|不低于|不高于|不限|不仅|不但|不同|不过|不错|没关系|别人|别的|特别|区别|级别|分别|差别|识别|性别|类别|未来|\bnot only\b|\bno more than\b|\bnot more than\b")]
    private static partial Regex NotNo();

    [GeneratedRegex(@"退款|退钱|退费|退我|退回|退一下|赔|扣款|扣费|扣了|多扣|盗刷|转账|refund|money back|charged|chargeback|reimburs|compensat|overcharg")]
    private static partial Regex MovesMoney();
}
