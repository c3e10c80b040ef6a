using System.Text;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class PushReaderTests
{
    private const string Head = "<ToUserName>gh_1</ToUserName><FromUserName>o_1</FromUserName><CreateTime>1772413200</CreateTime><MsgType>event</MsgType>";

    [Fact]
    public void A_text_message_is_read()
    {
        var push = WeChatPushReader.Read(Pushes.Text("简历导不出来了 <b> & 😀"))!;

        Assert.Equal((Pushes.Account, Pushes.OpenId, "text", "6054768590064713728"), (push.ToUserName, push.FromUserName, push.MsgType, push.MsgId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772413200), push.CreateTime);
        Assert.Null(push.Event);
        Assert.Equal(["Content"], push.Fields.Keys);
        Assert.Equal("简历导不出来了 <b> & 😀", push["Content"]);
    }

    [Fact]
    public void Elements_within_others_are_found_by_their_path_and_lists_by_their_number()
    {
        var push = Read(
            """
            <Event>subscribe_msg_popup_event</Event><EventKey></EventKey><MsgID>7</MsgID>
            <SubscribeMsgPopupEvent>
              <List><TemplateId>T1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>
              <List><TemplateId>T2</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List>
            </SubscribeMsgPopupEvent>
            <SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>abc</PicMd5Sum></item></PicList></SendPicsInfo>
            <ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>https://example.com/?a=1&amp;b=2</ScanResult></ScanCodeInfo>
            <Again>a</Again><Again>b</Again><Again>c</Again><Empty/>
            """)!;

        Assert.Equal(("subscribe_msg_popup_event", null, null), (push.Event, push.EventKey, push.MsgId));
        Assert.Equal(("accept", "T2"), (push["SubscribeMsgPopupEvent/List/0/SubscribeStatusString"], push["SubscribeMsgPopupEvent/List/1/TemplateId"]));
        Assert.Equal(("1", "abc"), (push["SendPicsInfo/Count"], push["SendPicsInfo/PicList/item/0/PicMd5Sum"]));
        Assert.Equal("https://example.com/?a=1&b=2", push["ScanCodeInfo/ScanResult"]);
        Assert.Equal(("a", "b", "c"), (push["Again"], push["Again/1"], push["Again/2"]));
        Assert.Equal(("7", "", null), (push["MsgID"], push["Empty"], push["ScanCodeInfo"]));
    }

    [Fact]
    public void Pieces_of_a_text_are_joined()
    {
        Assert.Equal("a]]>b", Read("<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>")!["Content"]);
        Assert.Equal("abc", Read("<Content>a<!-- no --><![CDATA[b]]><?no?>c</Content>")!["Content"]);
        Assert.Equal(" ", Read("<Content><![CDATA[ ]]></Content>")!["Content"]);
    }

    /// <summary>Users' keyboards send them, and the platform passes them on in its CDATA.</summary>
    [Fact]
    public void A_control_character_becomes_a_space()
    {
        Assert.Equal("人工 \t ", Read("<Content><![CDATA[人工\b\t\u0001]]></Content>")!["Content"]);
        Assert.Equal("a b", Read("<Content><![CDATA[a\0b]]></Content>")!["Content"]);
        Assert.Equal("a b", Read("<Content><![CDATA[a\uFFFFb]]></Content>")!["Content"]);
    }

    [Fact]
    public void A_byte_order_mark_and_a_declaration_are_fine_and_another_encoding_is_not_believed()
    {
        var xml = Pushes.TextXml("你好");

        Assert.NotNull(WeChatPushReader.Read((byte[])[.. Encoding.UTF8.Preamble, .. Pushes.Utf8(xml)]));
        Assert.Equal("你好", WeChatPushReader.Read(Pushes.Utf8("<?xml version=\"1.0\" encoding=\"gbk\"?>" + xml))!["Content"]);
        Assert.Null(WeChatPushReader.Read(Encoding.Unicode.GetBytes(xml)));
        Assert.Null(WeChatPushReader.Read((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("success")]
    [InlineData("{\"MsgType\":\"text\"}")]
    [InlineData("<xml>")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml></xml><xml></xml>")]
    [InlineData("<XML>" + Head + "</XML>")]
    [InlineData("<x:xml>" + Head + "</x:xml>")]
    [InlineData("<xml>" + Head)]
    [InlineData("<xml>" + Head + "</xml>more")]
    [InlineData("<xml>" + Head + "<Content>&#1;</Content></xml>")]
    [InlineData("<xml>" + Head + "<Content>&nbsp;</Content></xml>")]
    [InlineData("<xml>" + Head + "<Content>a ]]> b</Content></xml>")]
    public void What_is_no_push_is_nothing(string xml) => Assert.Null(WeChatPushReader.Read(Pushes.Utf8(xml)));

    [Theory]
    [InlineData("ToUserName")]
    [InlineData("FromUserName")]
    [InlineData("CreateTime")]
    [InlineData("MsgType")]
    public void An_element_that_every_push_has_must_be_there_once(string name)
    {
        var xml = $"<xml>{Head}</xml>";
        var value = name switch { "ToUserName" => "gh_1", "FromUserName" => "o_1", "CreateTime" => "1772413200", _ => "event" };

        Assert.NotNull(WeChatPushReader.Read(Pushes.Utf8(xml)));
        Assert.Null(WeChatPushReader.Read(Pushes.Utf8(xml.Replace($"<{name}>{value}</{name}>", ""))));
        Assert.Null(WeChatPushReader.Read(Pushes.Utf8(xml.Replace(value, ""))));
        Assert.Null(WeChatPushReader.Read(Pushes.Utf8(xml.Replace(value, $"<a>{value}</a>"))));
        Assert.Null(Read($"<{name}>{value}</{name}>"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("0x10")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("1772413200 ")]
    public void A_time_that_is_none_is_refused(string time) => Assert.Null(WeChatPushReader.Read(Pushes.Utf8($"<xml>{Head.Replace("1772413200", time)}</xml>")));

    [Fact]
    public void Ids_are_short_and_hold_nothing_that_a_key_could_be_cut_at()
    {
        Assert.NotNull(Read($"<MsgId>{new string('1', 128)}</MsgId>"));
        Assert.Null(Read($"<MsgId>{new string('1', 129)}</MsgId>"));
        Assert.Null(Read("<MsgId>1|2</MsgId>"));
        Assert.Null(Read("<Event>CLICK\nVIEW</Event>"));
        Assert.Null(WeChatPushReader.Read(Pushes.Utf8($"<xml>{Head.Replace("o_1", new string('o', 129))}</xml>")));
        Assert.Null(WeChatPushReader.Read(Pushes.Utf8($"<xml>{Head.Replace("o_1", "o 1")}</xml>")));
        Assert.NotNull(Read($"<EventKey>https://example.com/{new string('k', 1000)}</EventKey>"));
        Assert.Null(Read($"<EventKey>{new string('k', 1025)}</EventKey>"));
    }

    [Theory]
    [InlineData("<!DOCTYPE xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    [InlineData("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public void A_document_with_a_DTD_is_refused(string dtd) => Assert.Null(WeChatPushReader.Read(Pushes.Utf8(dtd + Pushes.TextXml("x</Content><Content>&e;"))));

    [Fact]
    public void Size_depth_and_number_of_elements_have_limits()
    {
        Assert.NotNull(Read(Nested(15)));
        Assert.Null(Read(Nested(16)));
        Assert.Null(Read(Nested(100_000)));
        Assert.NotNull(Read(string.Concat(Enumerable.Repeat("<a/>", 900))));
        Assert.Null(Read(string.Concat(Enumerable.Repeat("<a/>", 1_100))));
        Assert.NotNull(Read($"<Content>{new string('x', 260_000)}</Content>"));
        Assert.Null(Read($"<Content>{new string('x', 262_144)}</Content>"));
        Assert.Null(WeChatPushReader.Read(new byte[10_000_000]));
        Assert.Null(Read($"<{new string('n', 65)}/>"));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        var xml = Pushes.Text("1234");
        var at = Encoding.UTF8.GetString(xml).IndexOf("1234", StringComparison.Ordinal);
        byte[][] wrong = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD], [0x80]];

        foreach (var bytes in wrong) Assert.Null(WeChatPushReader.Read((byte[])[.. xml[..at], .. bytes, .. xml[(at + 4)..]]));
    }

    [Fact]
    public void Of_an_envelope_only_Encrypt_is_read()
    {
        Assert.Equal("abc=", WeChatPushReader.ReadEncrypt(Pushes.Sealed("abc=")));
        Assert.Equal("abc=", WeChatPushReader.ReadEncrypt("<xml><FromUserName>x</FromUserName><Encrypt>abc=</Encrypt></xml>"u8.ToArray()));
        Assert.Null(WeChatPushReader.ReadEncrypt("<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>"u8.ToArray()));
        Assert.Null(WeChatPushReader.ReadEncrypt("<xml><a><Encrypt>a</Encrypt></a></xml>"u8.ToArray()));
        Assert.Null(WeChatPushReader.ReadEncrypt("<xml><Encrypt/></xml>"u8.ToArray()));
        Assert.Null(WeChatPushReader.ReadEncrypt("<!DOCTYPE xml><xml><Encrypt>a</Encrypt></xml>"u8.ToArray()));
        Assert.Null(WeChatPushReader.ReadEncrypt(Pushes.Text("hello")));
        Assert.Null(WeChatPushReader.ReadEncrypt(default));
    }

    private static WeChatPush? Read(string more) => WeChatPushReader.Read(Pushes.Utf8($"<xml>{Head}{more}</xml>"));

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
}
