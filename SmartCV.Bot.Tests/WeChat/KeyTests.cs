using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>By what a push is recognised when it comes again.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("say:talk to a person", "say:talk to a colleague")]
    [InlineData("say:报告问题", "say:我的工单")]
    [InlineData("a\tb", "a b")]
    public void Whatever_a_button_says_its_key_is_one_plain_word_of_its_own(string one, string other)
    {
        var (first, second) = (KeyOf(one), KeyOf(other));

        Assert.All([first, second], key => Assert.All(key, c => Assert.InRange(c, '!', '~')));
        Assert.NotEqual(first, second);
        Assert.Equal(first, KeyOf(one));
    }

    private static string KeyOf(string eventKey) => WeChatActivities.Read(
        WeChatPushReader.Read(Pushes.Utf8(
            $"<xml><ToUserName>{Pushes.Account}</ToUserName><FromUserName>{Pushes.OpenId}</FromUserName><CreateTime>1772413200</CreateTime><MsgType>event</MsgType><Event>CLICK</Event><EventKey>{eventKey}</EventKey></xml>"))!,
        "conversation")!.DedupeKey;
}
