using System.Text;
using System.Xml.Linq;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class EnvelopeTests
{
    private static readonly TimeSpan JustInside = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan JustOutside = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);

    private readonly TestClock _clock = new();
    private readonly Pushes _plain;
    private readonly Pushes _safe;

    public EnvelopeTests()
    {
        _plain = new Pushes(_clock, Pushes.Plain);
        _safe = new Pushes(_clock, Pushes.Safe);
    }

    [Fact]
    public void A_plain_push_is_opened() => Assert.Equal("你好", _plain.Envelope.Open(_plain.Signed(), Pushes.Text("你好"))!["Content"]);

    [Fact]
    public void An_encrypted_push_is_opened()
    {
        var (query, body) = _safe.Seal(Pushes.Text("你好"));

        Assert.Equal("你好", _safe.Envelope.Open(query, body)!["Content"]);
    }

    [Fact]
    public void Many_encrypted_pushes_are_opened_whatever_letter_they_begin_with()
    {
        var starts = new HashSet<bool>();
        for (var n = 0; n < 60; n++)
        {
            var (query, body) = _safe.Seal(Pushes.Text($"{n}"));
            starts.Add(char.IsAsciiLetterUpper(WeChatPushReader.ReadEncrypt(body)![0]));
            Assert.NotNull(_safe.Envelope.Open(query, body));
        }

        Assert.Equal(2, starts.Count);
    }

    [Fact]
    public void In_compatible_mode_only_what_is_encrypted_counts()
    {
        var (query, body) = _safe.Seal(Pushes.Text("signed"));
        var both = Encoding.UTF8.GetString(body).Replace("</xml>", "<FromUserName>o_other</FromUserName><MsgType>text</MsgType><Content>unsigned</Content></xml>");

        var push = _safe.Envelope.Open(query, Pushes.Utf8(both))!;

        Assert.Equal(("signed", Pushes.OpenId), (push["Content"], push.FromUserName));
    }

    [Fact]
    public void A_push_under_the_previous_key_is_opened_and_answered_under_the_current_one()
    {
        var changed = new Pushes(_clock, new WeChatOptions { Token = Pushes.Token, AppId = Pushes.AppId, AesKey = Pushes.OtherAesKey, PreviousAesKey = Pushes.AesKey });
        var (query, body) = _safe.Seal(Pushes.Text("你好"));

        Assert.NotNull(changed.Envelope.Open(query, body));
        var answer = WeChatPushReader.ReadEncrypt(changed.Envelope.Seal("<xml/>"u8.ToArray()))!;
        Assert.NotNull(new WeChatCrypto(Pushes.OtherAesKey, "", Pushes.AppId).Decrypt(answer));
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("no signature")]
    [InlineData("msg_signature")]
    [InlineData("no msg_signature")]
    [InlineData("signature for msg_signature")]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("no timestamp")]
    [InlineData("timestamp")]
    [InlineData("encrypt_type")]
    [InlineData("no encrypt_type")]
    public void An_address_with_one_thing_wrong_opens_nothing(string what)
    {
        var (query, body) = _safe.Seal(Pushes.Text("你好"));

        Assert.Null(_safe.Envelope.Open(Spoilt(query, what), body));
        Assert.NotNull(_safe.Envelope.Open(query, body));
    }

    [Fact]
    public void A_body_that_is_not_what_was_signed_opens_nothing()
    {
        var (query, body) = _safe.Seal(Pushes.Text("你好"));
        var (_, other) = _safe.Seal(Pushes.Text("你好"));
        var (strange, strangeBody) = _safe.Seal(Pushes.Text("你好"), appId: "wxfedcba9876543210");
        var (oldKey, oldKeyBody) = _safe.Seal(Pushes.Text("你好"), aesKey: Pushes.OtherAesKey);
        var (notXml, notXmlBody) = _safe.Seal("hello"u8.ToArray());

        Assert.Null(_safe.Envelope.Open(query, other));
        Assert.Null(_safe.Envelope.Open(strange, strangeBody));
        Assert.Null(_safe.Envelope.Open(oldKey, oldKeyBody));
        Assert.Null(_safe.Envelope.Open(notXml, notXmlBody));
        Assert.Null(_safe.Envelope.Open(query, body.AsMemory(0, body.Length - 1)));
        Assert.Null(_safe.Envelope.Open(_safe.Signed("not base64"), Pushes.Sealed("not base64")));
        Assert.Null(_safe.Envelope.Open(query, default));
    }

    [Fact]
    public void With_an_AES_key_a_plain_push_is_refused() => Assert.Null(_safe.Envelope.Open(_safe.Signed(), Pushes.Text("你好")));

    [Fact]
    public void Without_an_AES_key_an_encrypted_push_is_refused()
    {
        var (query, body) = _safe.Seal(Pushes.Text("你好"));

        Assert.Null(_plain.Envelope.Open(query, body));
    }

    [Fact]
    public void The_inner_document_may_not_have_a_DTD_either()
    {
        var (query, body) = _safe.Seal(Pushes.Utf8("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + Pushes.TextXml("&e;")));

        Assert.Null(_safe.Envelope.Open(query, body));
    }

    [Fact]
    public void A_push_for_another_account_is_refused_when_ours_is_known()
    {
        var elsewhere = Pushes.Utf8(Pushes.TextXml("你好").Replace(Pushes.Account, "gh_another", StringComparison.Ordinal));
        var any = new Pushes(_clock, new WeChatOptions { Token = Pushes.Token });

        Assert.Null(_plain.Envelope.Open(_plain.Signed(), elsewhere));
        Assert.NotNull(any.Envelope.Open(any.Signed(), elsewhere));
    }

    [Fact]
    public void Without_a_token_the_channel_is_off_also_for_who_signs_with_an_empty_one()
    {
        var off = new WeChatEnvelope(Microsoft.Extensions.Options.Options.Create(new WeChatOptions()), _clock);
        var query = new WeChatQuery(WeChatSignature.Of("", _plain.Now, Pushes.Nonce), _plain.Now, Pushes.Nonce, null, null);

        Assert.Null(off.Open(query, Pushes.Text("你好")));
        Assert.False(off.IsHandshake(query.Signature, query.Timestamp, query.Nonce));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_push_counts_for_ten_minutes(bool later)
    {
        var (query, body) = _safe.Seal(Pushes.Text("你好"));
        var now = _clock.GetUtcNow();

        _clock.Jump(later ? now + JustInside : now - JustInside);
        Assert.NotNull(_safe.Envelope.Open(query, body));
        _clock.Jump(later ? now + JustOutside : now - JustOutside);
        Assert.Null(_safe.Envelope.Open(query, body));
        Assert.False(_safe.Envelope.IsHandshake(query.Signature, query.Timestamp, query.Nonce));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1772413200")]
    [InlineData("+1772413200")]
    [InlineData("01772413200")]
    [InlineData(" 1772413200")]
    [InlineData("1772413200.0")]
    [InlineData("9999999999")]
    [InlineData("99999999999999999999")]
    [InlineData("１７７２４１３２００")]
    public void A_timestamp_is_ten_digits_of_now(string timestamp) => Assert.Null(_plain.Envelope.Open(_plain.Signed(timestamp: timestamp), Pushes.Text("你好")));

    [Fact]
    public void The_handshake_is_known_by_its_signature()
    {
        var query = _plain.Signed();

        Assert.True(_plain.Envelope.IsHandshake(query.Signature, query.Timestamp, query.Nonce));
        Assert.False(_plain.Envelope.IsHandshake(query.Signature, query.Timestamp, query.Nonce + "0"));
        Assert.False(_plain.Envelope.IsHandshake(null, null, null));
    }

    [Fact]
    public void A_sealed_reply_is_signed_encrypted_and_never_the_same()
    {
        var reply = "<xml><Content>你好</Content></xml>"u8.ToArray();

        var sealedOnce = XElement.Parse(Encoding.UTF8.GetString(_safe.Envelope.Seal(reply).Span));
        var sealedAgain = XElement.Parse(Encoding.UTF8.GetString(_safe.Envelope.Seal(reply).Span));

        var (encrypted, nonce) = (sealedOnce.Element("Encrypt")!.Value, sealedOnce.Element("Nonce")!.Value);
        Assert.Equal(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"], sealedOnce.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(reply, new WeChatCrypto(Pushes.AesKey, "", Pushes.AppId).Decrypt(encrypted));
        Assert.Equal(_safe.Now, sealedOnce.Element("TimeStamp")!.Value);
        Assert.Equal(WeChatSignature.Of(Pushes.Token, _safe.Now, nonce, encrypted), sealedOnce.Element("MsgSignature")!.Value);
        Assert.NotEqual(nonce, sealedAgain.Element("Nonce")!.Value);
        Assert.NotEqual(encrypted, sealedAgain.Element("Encrypt")!.Value);
    }

    [Fact]
    public void In_plain_mode_a_reply_stays_as_it_is_and_an_empty_one_always()
    {
        var reply = "<xml/>"u8.ToArray();

        Assert.Equal(reply, _plain.Envelope.Seal(reply).ToArray());
        Assert.True(_safe.Envelope.Seal(default).IsEmpty);
    }

    private WeChatQuery Spoilt(WeChatQuery query, string what) => what switch
    {
        "signature" => query with { Signature = Flipped(query.Signature!) },
        "no signature" => query with { Signature = null },
        "msg_signature" => query with { MsgSignature = Flipped(query.MsgSignature!) },
        "no msg_signature" => query with { MsgSignature = null },
        "signature for msg_signature" => query with { MsgSignature = query.Signature },
        "nonce" => query with { Nonce = query.Nonce + "1" },
        "no nonce" => query with { Nonce = null },
        "no timestamp" => query with { Timestamp = null },
        "timestamp" => query with { Timestamp = (long.Parse(query.Timestamp!) + 1).ToString() },
        "encrypt_type" => query with { EncryptType = "raw" },
        "no encrypt_type" => query with { EncryptType = null },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static string Flipped(string signature) => (signature[0] == '0' ? '1' : '0') + signature[1..];
}
