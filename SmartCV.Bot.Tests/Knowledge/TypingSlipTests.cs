namespace SmartCV.Bot.Tests.Knowledge;

/// <summary>What a phone makes of a hurried question: the wrong character of the same sound, one left out, one twice, letters swapped.</summary>
public sealed class TypingSlipTests
{
    // The question as it was meant, and as it came.
    private static readonly (string Meant, string Typed)[] Slips =
    [
        ("怎么导出PDF", "怎么倒出PDF"), ("忘记密码了怎么办", "忘记蜜码了怎么办"), ("简历怎么分享给别人", "筒历怎么分享给别人"), ("会员怎么退款", "会圆怎么腿款"),
        ("账号登录不上", "帐号登陆不上"), ("怎么开发票", "怎么开发飘"), ("模板怎么换", "模版怎么换"), ("怎么联系客服", "怎么联系克服"), ("工单号在哪看", "公单号在哪看"),
        ("怎么注销账号", "怎么注消账号"), ("修改登录邮箱", "修改登录油箱"), ("怎么上传简历", "怎么上传简厉"), ("支持什么浏览器", "支持什么游览器"), ("导出失败怎么办", "导出失败怎办"),
        ("怎么改密码", "怎么改密"), ("怎么取消自动续费", "怎么取消自动续"), ("怎么开发票", "怎么么开发票"), ("专业版多少钱", "专业版多少"), ("简历能恢复吗", "简历能恢复复吗"),
        ("how do I export a pdf", "how do I exprot a pdf"), ("how to change my password", "how to chnage my pasword"), ("can I get a refund", "can I get a refudn"),
        ("how do I cancel my subscription", "how do I cancle my subscripton"), ("where is my invoice", "where is my invioce"), ("how do I share my resume", "how do I share my resum"),
    ];

    [Fact]
    public void A_slip_rarely_changes_what_is_understood()
    {
        var changed = Slips.Where(s => First(s.Meant) != First(s.Typed)).Select(s => $"{s.Typed}: {First(s.Typed)}, meant {First(s.Meant)}").ToList();

        Assert.True(changed.Count <= Slips.Length / 8, string.Join('\n', changed));
    }

    private static string First(string text) => ShippedUnderstanding.Engine.Predict(text, "").Ranked[0].Label;
}
