using System.Text;
using System.Xml.Linq;
using SmartCV.Channels;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>What of a reply goes into the request of its push.</summary>
public sealed class PassiveTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1772413201);
    private static readonly WeChatPush Message = WeChatPushReader.Read(Pushes.Text("人工"))!;
    private static readonly WeChatPush Click = WeChatPushReader.Read(Pushes.Utf8(
        $"<xml><ToUserName>{Pushes.Account}</ToUserName><FromUserName>{Pushes.OpenId}</FromUserName><CreateTime>1772413200</CreateTime><MsgType>event</MsgType><Event>CLICK</Event><EventKey>say:人工</EventKey></xml>"))!;

    private static readonly OfferedPart HandOver = new("1-0", new Part(WeChatParts.Transfer, "请再回复一次“人工”"));

    [Fact]
    public void A_message_is_handed_over_to_whoever_is_free()
    {
        var (xml, count) = WeChatPassive.Of(Message, [HandOver], Now);

        var reply = Parsed(xml);
        Assert.Equal(("transfer_customer_service", 1), (reply.Element("MsgType")!.Value, count));
        Assert.Null(reply.Element("TransInfo"));
    }

    [Fact]
    public void A_button_of_the_menu_hands_nothing_over_and_the_user_is_asked_to_say_it()
    {
        var (xml, count) = WeChatPassive.Of(Click, [HandOver, new("1-1", new Part(WeChatParts.Text, "好"))], Now);

        var reply = Parsed(xml);
        Assert.Equal(("text", 2), (reply.Element("MsgType")!.Value, count));
        Assert.Equal("请再回复一次“人工”\n\n好", reply.Element("Content")!.Value);
    }

    [Fact]
    public void What_stands_before_a_hand_over_is_said_and_the_hand_over_is_left()
    {
        var (xml, count) = WeChatPassive.Of(Message, [new("0-0", new Part(WeChatParts.Text, "好")), HandOver], Now);

        Assert.Equal(("好", 1), (Parsed(xml).Element("Content")!.Value, count));
    }

    private static XElement Parsed(ReadOnlyMemory<byte> xml) => XDocument.Parse(Encoding.UTF8.GetString(xml.Span)).Root!;
}
