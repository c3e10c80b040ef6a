using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>
/// Valid pushes with things done to them: to the plain body, to the envelope (signed before or after the change), to the document within it and to the
/// blocks that are encrypted. What is opened all the same goes on into replies. The same seed gives the same changes.
/// </summary>
public sealed class WeChatFuzz(int seed)
{
    private static readonly string[] Valid =
    [
        Pushes.TextXml("简历导不出来了 😀 **a** [b](c)"),
        Event("<Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_123]]></EventKey><Ticket><![CDATA[TICKET]]></Ticket>"),
        Event("<Event>scancode_waitmsg</Event><EventKey>6</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>"),
        Event("<Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>T</TemplateId></List><List><TemplateId>U</TemplateId></List></SubscribeMsgPopupEvent>"),
        Event("<Event>pic_weixin</Event><EventKey>6</EventKey><SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>5a75</PicMd5Sum></item></PicList></SendPicsInfo>"),
    ];

    private static readonly byte[][] Hostile =
    [
        .. new[]
        {
            "<!DOCTYPE xml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>", "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/\">", "&b;", "&#0;", "&#x1F600;", "&#xD800;", "&amp;", "]]>", "<![CDATA[",
            "]]]]><![CDATA[>", "<!--", "-->", "--", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?a?>", "<", ">", "</xml>", "<xml>", "</", "/>", "\"", "\0", "\b", "\r\n", "\uFFFE", "\uFEFF",
            "\u202E", "<Encrypt>AAAA</Encrypt>", "<FromUserName>o_2</FromUserName>", "<CreateTime>99999999999999999999</CreateTime>", "<MsgId>-1</MsgId>", "<xml xmlns:a=\"b\" a:c=\"d\" e='f'>",
            Many("<a>", 2_000), Many("<a/>", 2_000), Many("<List><item/>", 8), Many("<![CDATA[]]>", 5_000), Many("<!---->", 5_000), Many("x", 100_000), Many("你", 30_000), Many("e\u0301", 5_000), Many("&amp;", 5_000),
            "<" + Many("n", 20_000) + ">", "<a " + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"a{n}=\"\" ")) + "/>",
            "<a " + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"xmlns:a{n}=\"u{n}\" a{n}:b=\"\" ")) + "/>", Many("[", 3_000), Many("*a _b ", 2_000), Many("- ", 2_000), Many("1. > ", 1_000), Many("`", 1_001),
        }.Select(Pushes.Utf8),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0x80],
    ];

    private readonly Random _random = new(seed);
    private readonly TestClock _clock = new();

    private Pushes Plain => field ??= new Pushes(_clock, Pushes.Plain);

    private Pushes Safe => field ??= new Pushes(_clock, Pushes.Safe);

    /// <summary>Runs so many inputs through everything that reads them.</summary>
    /// <returns>How many were opened, and the slowest.</returns>
    /// <exception cref="InvalidOperationException">One of them made something throw; the message has the input.</exception>
    public (int Opened, TimeSpan Slowest, byte[] SlowestBody) Run(int inputs)
    {
        var (opened, slowest, slowestBody) = (0, TimeSpan.Zero, Array.Empty<byte>());
        for (var n = 0; n < inputs; n++)
        {
            var (envelope, query, body) = Next();
            var start = Stopwatch.GetTimestamp();
            try
            {
                if (Everything(envelope, query, body)) opened++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}, input {n}: {query} {Convert.ToBase64String(body)}", e);
            }

            var took = Stopwatch.GetElapsedTime(start);
            if (took > slowest) (slowest, slowestBody) = (took, body);
        }

        return (opened, slowest, slowestBody);
    }

    private static bool Everything(WeChatEnvelope envelope, WeChatQuery query, byte[] body)
    {
        WeChatPushReader.ReadEncrypt(body);
        if (envelope.Open(query, body) is not { } push) return false;
        var text = push["Content"] ?? push.EventKey ?? "";
        foreach (var part in WeChatText.Split(WeChatText.Plain(text[..Math.Min(text.Length, 4_096)])))
            envelope.Seal(WeChatReply.Text(push, push.CreateTime, part));
        WeChatText.Split(text);
        return true;
    }

    private (WeChatEnvelope Envelope, WeChatQuery Query, byte[] Body) Next()
    {
        var message = Pushes.Utf8(Valid[_random.Next(Valid.Length)]);
        switch (_random.Next(5))
        {
            case 0:
                return (Plain.Envelope, Plain.Signed(), Mutated(message));
            case 1:
                var (query, body) = Safe.Seal(message);
                return (Safe.Envelope, query, Mutated(body));
            case 2:
                // Whoever has the token can sign a changed text: then the encryption has to notice.
                var changed = Mutated(Safe.Seal(message).Body);
                return (Safe.Envelope, Safe.Signed(WeChatPushReader.ReadEncrypt(changed) ?? ""), changed);
            case 3:
                var (innerQuery, inner) = Safe.Seal(Mutated(message));
                return (Safe.Envelope, innerQuery, inner);
            default:
                var encrypted = Encrypted(Mutated(Plaintext(message)));
                return (Safe.Envelope, Safe.Signed(encrypted), Pushes.Sealed(encrypted));
        }
    }

    private byte[] Mutated(byte[] body)
    {
        // One change most of the time: two leave hardly anything that is still opened.
        for (var changes = Math.Max(1, _random.Next(-2, 4)); changes > 0; changes--) body = Change(body);
        return body;
    }

    private byte[] Change(byte[] body)
    {
        var from = _random.Next(body.Length + 1);
        var to = _random.Next(2) == 0 ? Math.Min(body.Length, from + _random.Next(20)) : _random.Next(from, body.Length + 1);
        switch (_random.Next(8))
        {
            case 0:
                body = [.. body];
                for (var bits = _random.Next(1, 9); bits > 0 && body.Length > 0; bits--) body[_random.Next(body.Length)] ^= (byte)(1 << _random.Next(8));
                return body;
            case 1:
                return body[..from];
            case 2:
                return [.. body[..from], .. body[to..]];
            case 3:
                return [.. body[..to], .. Enumerable.Repeat(body[from..to], _random.Next(1, 20)).SelectMany(piece => piece), .. body[to..]];
            case 4:
                // Between two elements, where it is most likely to be well-formed.
                var border = body.AsSpan(from).IndexOf((byte)'<');
                return Inserted(body, border < 0 ? from : from + border);
            case 5 or 6:
                // In the last text, where most of it means nothing.
                var text = body.AsSpan().LastIndexOf("<![CDATA["u8);
                return Inserted(body, text < 0 ? from : text + "<![CDATA[".Length);
            default:
                return Inserted(body, from);
        }
    }

    private byte[] Inserted(byte[] body, int at) => [.. body[..at], .. Hostile[_random.Next(Hostile.Length)], .. body[at..]];

    private static byte[] Plaintext(byte[] message)
    {
        var head = new byte[20];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), message.Length);
        byte[] body = [.. head, .. message, .. Pushes.Utf8(Pushes.AppId)];
        var pad = 32 - body.Length % 32;
        return [.. body, .. Enumerable.Repeat((byte)pad, pad)];
    }

    private static string Encrypted(byte[] plaintext)
    {
        var key = Convert.FromBase64String(Pushes.AesKey + "=");
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plaintext.AsSpan(0, plaintext.Length / 16 * 16), key.AsSpan(0, 16), PaddingMode.None));
    }

    private static string Event(string more) =>
        $"<xml><ToUserName>{Pushes.Account}</ToUserName><FromUserName>{Pushes.OpenId}</FromUserName><CreateTime>1772413200</CreateTime><MsgType><![CDATA[event]]></MsgType>{more}</xml>";

    private static string Many(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
}
