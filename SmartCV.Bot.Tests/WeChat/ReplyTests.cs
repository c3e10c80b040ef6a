using System.Text;
using System.Xml.Linq;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class ReplyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1772413201);
    private static readonly WeChatPush Push = WeChatPushReader.Read(Pushes.Text("你好"))!;

    [Fact]
    public void A_text_goes_back_to_its_sender() =>
        Assert.Equal(
            $"<xml><ToUserName><![CDATA[{Pushes.OpenId}]]></ToUserName><FromUserName><![CDATA[{Pushes.Account}]]></FromUserName><CreateTime>1772413201</CreateTime>"
            + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好 <a> & b]]></Content></xml>",
            Encoding.UTF8.GetString(WeChatReply.Text(Push, Now, "您好 <a> & b")));

    [Fact]
    public void Pictures_articles_and_transfers_have_their_elements()
    {
        var image = Parsed(WeChatReply.Image(Push, Now, "media"));
        var news = Parsed(WeChatReply.News(Push, Now, "t", "d", "https://example.com/p.png", "https://example.com/?a=1&b=2"));
        var anyone = Parsed(WeChatReply.Transfer(Push, Now, null));
        var anna = Parsed(WeChatReply.Transfer(Push, Now, "anna@example"));

        Assert.Equal(("image", "media"), (image.Element("MsgType")!.Value, image.Element("Image")!.Element("MediaId")!.Value));
        Assert.Equal(("news", "1"), (news.Element("MsgType")!.Value, news.Element("ArticleCount")!.Value));
        var item = Assert.Single(news.Element("Articles")!.Elements("item"));
        Assert.Equal(["Title", "Description", "PicUrl", "Url"], item.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("https://example.com/?a=1&b=2", item.Element("Url")!.Value);
        Assert.Equal(("transfer_customer_service", null), (anyone.Element("MsgType")!.Value, anyone.Element("TransInfo")));
        Assert.Equal("anna@example", anna.Element("TransInfo")!.Element("KfAccount")!.Value);
    }

    [Theory]
    [InlineData("a]]>b")]
    [InlineData("]]>")]
    [InlineData("]]]]>>")]
    [InlineData("]]>]]>")]
    [InlineData("]]></Content></xml><!--")]
    public void The_end_of_a_CDATA_section_in_a_text_ends_nothing(string text) =>
        Assert.Equal(text, Parsed(WeChatReply.Text(Push, Now, text)).Element("Content")!.Value);

    [Fact]
    public void What_XML_forbids_is_left_out_also_where_it_hides_the_end_of_a_section() =>
        Assert.Equal("a]]>b\nc\nd😀", Parsed(WeChatReply.Text(Push, Now, "a]\u0001]\0>b\r\nc\rd\uD83D😀\uDE00\uFFFE")).Element("Content")!.Value);

    private static XElement Parsed(byte[] xml) => XElement.Parse(new UTF8Encoding(false, true).GetString(xml));
}
