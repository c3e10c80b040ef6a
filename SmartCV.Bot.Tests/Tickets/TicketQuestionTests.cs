using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Tests.Tickets;

/// <summary>What people write who have a ticket, and what only sounds like it.</summary>
public sealed class TicketQuestionTests
{
    [Theory]
    [InlineData("还要多久")]
    [InlineData("还要等多久啊？")]
    [InlineData("大概还需要几天")]
    [InlineData("什么时候能好")]
    [InlineData("我的问题啥时候能解决呢")]
    [InlineData("多久能回复我")]
    [InlineData("怎么还没人回复")]
    [InlineData("怎么一直没动静")]
    [InlineData("为什么还没处理")]
    [InlineData("没人理我")]
    [InlineData("催一下")]
    [InlineData("帮我催一下工单")]
    [InlineData("都等了好久了")]
    [InlineData("how much longer?")]
    [InlineData("when will it be fixed?")]
    [InlineData("why has nobody replied yet")]
    [InlineData("still no answer")]
    public void It_asks_when(string text) => Assert.True(TicketQuestion.AsksWhen(text));

    [Theory]
    [InlineData("退款多久到账")]
    [InlineData("在线客服多久回复邮件")]
    [InlineData("没反应")]
    [InlineData("还没解决")]
    [InlineData("没有弄好")]
    [InlineData("什么时候能导出 Word")]
    [InlineData("怎么还没有夜间模式")]
    [InlineData("催促邮件怎么写")]
    [InlineData("how long is the trial")]
    [InlineData("when is support open")]
    [InlineData("no answer in the FAQ about fonts")]
    public void It_asks_something_else(string text) => Assert.False(TicketQuestion.AsksWhen(text));

    [Theory]
    [InlineData("换了edge也不行")]
    [InlineData("还是不行")]
    [InlineData("清了缓存，照样报错")]
    [InlineData("重启了还是一样")]
    [InlineData("用手机试了也打不开")]
    [InlineData("tried another browser, same error")]
    [InlineData("it still doesn't work")]
    [InlineData("restarted, no luck")]
    public void It_is_the_same_trouble(string text) => Assert.True(TicketQuestion.IsSameTrouble(text));

    [Theory]
    [InlineData("手机上也不行吗")]
    [InlineData("怎么还是不行")]
    [InlineData("支付页面打不开")]
    [InlineData("头像上传不了")]
    [InlineData("does it still not work on phones?")]
    [InlineData("the payment page is blank")]
    public void It_is_a_question_or_another_trouble(string text) => Assert.False(TicketQuestion.IsSameTrouble(text));
}
