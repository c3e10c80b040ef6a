using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Recognition;

public sealed class UrgencySignsTests
{
    [Theory]
    [InlineData("我的账号被盗了怎么办", "security")]
    [InlineData("有人登录了我的账号还改了密码", "security")]
    [InlineData("卡里被连刷好几笔 我没操作过", "security")]
    [InlineData("Someone else has signed in to my account from another country", "security")]
    [InlineData("I don't recognize this payment", "security")]
    [InlineData("三份简历全没了！", "data_loss")]
    [InlineData("昨晚更新之后数据丢失", "data_loss")]
    [InlineData("all my resumes are gone", "data_loss")]
    [InlineData("付了年费 钱扣了\n还是免费版", "paid_out")]
    [InlineData("企业版所有员工都没法导出", "paid_out")]
    [InlineData("I paid for Pro an hour ago and it still says free", "paid_out")]
    [InlineData("简历導不出來，明天早上9點面試", "export_deadline")]
    [InlineData("could not download my cv, need it by 5pm today", "export_deadline")]
    public void What_the_help_page_calls_urgent_is_recognised(string text, string kind) => Assert.Equal(kind, UrgencySigns.Read(text, "zh")?.Kind);

    [Theory]
    [InlineData("怎么防止账号被盗")]
    [InlineData("换模板内容会不会全没了")]
    [InlineData("没有被盗，就是忘记密码了")]
    [InlineData("if someone hacked my account, what should I do?")]
    [InlineData("will I lose my data when I downgrade?")]
    [InlineData("我不小心删了简历，能找回吗")]
    [InlineData("导出PDF失败")]
    [InlineData("明天面试，帮我看看模板选哪个")]
    [InlineData("付费功能有哪些")]
    [InlineData("什么情况算紧急")]
    [InlineData("数据会不会丢失啊")]
    [InlineData("谢谢，问题解决了")]
    [InlineData("")]
    public void Questions_and_denials_are_not_urgent(string text) => Assert.Null(UrgencySigns.Read(text, "zh"));
}
