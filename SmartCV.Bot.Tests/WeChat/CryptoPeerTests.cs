using System.Text;
using System.Xml.Linq;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

/// <summary>The npm packages @wecom/crypto (Tencent's) and wechat-crypto, as published, in both directions.</summary>
[Trait("group", "peers")]
public sealed class CryptoPeerTests
{
    /// <summary>Enough that the encrypted text begins with capital and small letters, digits and signs, and every padding comes.</summary>
    private const int Messages = 70;

    private readonly TestClock _clock = new();
    private readonly Pushes _pushes;

    public CryptoPeerTests() => _pushes = new Pushes(_clock, Pushes.Safe);

    [NodeTheory]
    [InlineData("@wecom/crypto")]
    [InlineData("wechat-crypto")]
    public async Task What_they_seal_we_open(string library)
    {
        await using var peer = NodePeer.Start("wechat-crypto.mjs");
        var starts = new HashSet<bool>();
        for (var n = 0; n < Messages; n++)
        {
            var content = Content(n);
            await peer.SendAsync(Command(library, "seal", message: Pushes.TextXml(content)));
            var answer = await peer.ReceiveAsync("sealed");
            var (encrypted, signature) = (answer.GetProperty("encrypted").GetString()!, answer.GetProperty("signature").GetString());

            var push = _pushes.Envelope.Open(_pushes.Signed(encrypted) with { MsgSignature = signature }, Pushes.Sealed(encrypted));

            Assert.Equal(content, push!["Content"]);
            starts.Add(char.IsAsciiLetterUpper(encrypted[0]));
        }

        Assert.Equal(2, starts.Count);
    }

    [NodeTheory]
    [InlineData("@wecom/crypto")]
    [InlineData("wechat-crypto")]
    public async Task What_we_seal_they_open(string library)
    {
        await using var peer = NodePeer.Start("wechat-crypto.mjs");
        for (var n = 0; n < Messages; n++)
        {
            var reply = WeChatReply.Text(WeChatPushReader.Read(Pushes.Text("?"))!, _clock.GetUtcNow(), Content(n));
            var body = XElement.Parse(Encoding.UTF8.GetString(_pushes.Envelope.Seal(reply).Span));

            await peer.SendAsync(Command(library, "open", body.Element("TimeStamp")!.Value, body.Element("Nonce")!.Value, encrypted: body.Element("Encrypt")!.Value));
            var answer = await peer.ReceiveAsync("opened");

            Assert.Equal(Encoding.UTF8.GetString(reply), answer.GetProperty("message").GetString());
            Assert.Equal(Pushes.AppId, answer.GetProperty("appId").GetString());
            Assert.Equal(body.Element("MsgSignature")!.Value, answer.GetProperty("signature").GetString());
        }
    }

    private static string Content(int n) => $"{n} {new string('x', n)} 简历导不出来了 😀";

    private object Command(string library, string what, string? timestamp = null, string nonce = Pushes.Nonce, string? message = null, string? encrypted = null) => new
    {
        Library = library,
        Do = what,
        Pushes.Token,
        Pushes.AesKey,
        Pushes.AppId,
        Timestamp = timestamp ?? _pushes.Now,
        Nonce = nonce,
        Message = message,
        Encrypted = encrypted,
    };
}
