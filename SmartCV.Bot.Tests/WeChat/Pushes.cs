using System.Text;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Writes pushes as the platform does: XML, envelope, address. It signs and encrypts with classes that the peer tests hold against independent code.</summary>
public sealed class Pushes(TestClock clock, WeChatOptions options)
{
    public const string Token = "smartcvtoken";
    public const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string OtherAesKey = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut";
    public const string AppId = "wx0123456789abcdef";
    public const string Account = "gh_0123456789ab";
    public const string OpenId = "oABCD_user-0001";
    public const string Nonce = "1320562132";

    public static WeChatOptions Plain => new() { Token = Token, AppId = AppId, OriginalId = Account };

    public static WeChatOptions Safe => new() { Token = Token, AppId = AppId, OriginalId = Account, AesKey = AesKey };

    public WeChatEnvelope Envelope => new(Options.Create(options), clock);

    public string Now => clock.GetUtcNow().ToUnixTimeSeconds().ToString();

    public static byte[] Text(string content, string msgId = "6054768590064713728") => Utf8(TextXml(content, msgId));

    public static string TextXml(string content, string msgId = "6054768590064713728") =>
        $"""
        <xml><ToUserName><![CDATA[{Account}]]></ToUserName><FromUserName><![CDATA[{OpenId}]]></FromUserName><CreateTime>1772413200</CreateTime>
        <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{content}]]></Content><MsgId>{msgId}</MsgId></xml>
        """;

    public static byte[] Sealed(string encrypted) => Utf8($"<xml><ToUserName><![CDATA[{Account}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An envelope around whatever bytes, with the address that belongs to it.</summary>
    public (WeChatQuery Query, byte[] Body) Seal(byte[] message, string aesKey = AesKey, string appId = AppId)
    {
        var encrypted = new WeChatCrypto(aesKey, "", appId).Encrypt(message);
        return (Signed(encrypted), Sealed(encrypted));
    }

    /// <summary>The address of a push of now.</summary>
    /// <param name="encrypted">The text of Encrypt. Null: a push in plain mode.</param>
    public WeChatQuery Signed(string? encrypted = null, string? timestamp = null)
    {
        timestamp ??= Now;
        return new WeChatQuery(
            WeChatSignature.Of(Token, timestamp, Nonce),
            timestamp,
            Nonce,
            encrypted is null ? null : "aes",
            encrypted is null ? null : WeChatSignature.Of(Token, timestamp, Nonce, encrypted));
    }
}
