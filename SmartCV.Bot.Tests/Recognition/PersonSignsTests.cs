using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Tests.Recognition;

public sealed class PersonSignsTests
{
    [Theory]
    [InlineData("给我找个活人来")]
    [InlineData("叫你们主管出来说话")]
    [InlineData("能不能安排专员联系我")]
    [InlineData("有没有人能直接帮我处理")]
    [InlineData("人工帮我核对一下")]
    [InlineData("請轉真人客服")]
    [InlineData("换个人来")]
    [InlineData("could you put me through to a person")]
    [InlineData("Let me speak to your supervisor.")]
    [InlineData("escalate this to a manager")]
    [InlineData("is anybody there?")]
    [InlineData("have someone call me back")]
    [InlineData("operator please")]
    public void The_wish_for_a_person_is_recognised(string text) => Assert.True(PersonSigns.Wants(text));

    [Theory]
    [InlineData("人工客服几点上班")]
    [InlineData("怎么联系客服")]
    [InlineData("人工智能能写简历吗")]
    [InlineData("邀请同事一起改简历")]
    [InlineData("想请经理看一下我的简历怎么分享")]
    [InlineData("联系客服前要准备什么")]
    [InlineData("下班以后还有人工吗")]
    [InlineData("简历不好看，没人看")]
    [InlineData("how do I transfer my resume to my manager")]
    [InlineData("can I chat with my collaborators")]
    [InlineData("when is live support available")]
    [InlineData("")]
    public void A_question_about_the_service_is_not(string text) => Assert.False(PersonSigns.Wants(text));
}
