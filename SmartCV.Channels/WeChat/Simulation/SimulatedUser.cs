using System.Globalization;
using System.Net;
using System.Security;
using System.Text;

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>
/// A WeChat user as this host meets one: each thing they do is pushed as the platform pushes it, signed, and encrypted when an AES key is set. For trying the channel without an account, and
/// for tests.
/// </summary>
public sealed class SimulatedUser(HttpClient http, WeChatOptions options, string openId, TimeProvider time)
{
    private readonly WeChatCrypto _crypto = new(options.AesKey, "", options.AppId);
    private long _messages = Random.Shared.NextInt64(1L << 40) << 8;
    private long _nonces;

    /// <summary>The platform gives up a request after this time, and sends the push again.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(5);

    public string OpenId => openId;

    public Task<SimulatedReply> SayAsync(string text) => SendAsync("text", ("Content", text));

    /// <summary>A picture that lies at the platform under the media id.</summary>
    public Task<SimulatedReply> SendPictureAsync(string mediaId) => SendAsync("image", ("PicUrl", "http://mmbiz.qpic.cn/picture"), ("MediaId", mediaId));

    /// <param name="understood">What speech recognition made of it; null where it is switched off.</param>
    public Task<SimulatedReply> SpeakAsync(string mediaId, string? understood) =>
        understood is null ? SendAsync("voice", ("MediaId", mediaId), ("Format", "amr")) : SendAsync("voice", ("MediaId", mediaId), ("Format", "amr"), ("Recognition", understood));

    public Task<SimulatedReply> FollowAsync(string scene = "") => ActAsync("subscribe", ("EventKey", scene.Length == 0 ? "" : "qrscene_" + scene));

    /// <summary>Presses a button of the menu.</summary>
    public Task<SimulatedReply> ClickAsync(string key) => ActAsync("CLICK", ("EventKey", key));

    /// <summary>A message of any kind.</summary>
    public Task<SimulatedReply> SendAsync(string kind, params (string Name, string Value)[] elements) =>
        PushAsync(Xml(kind, [.. elements, ("MsgId", Interlocked.Increment(ref _messages).ToString(CultureInfo.InvariantCulture))]));

    /// <summary>An event of any kind.</summary>
    public Task<SimulatedReply> ActAsync(string kind, params (string Name, string Value)[] elements) => PushAsync(Xml("event", [("Event", kind), .. elements]));

    /// <summary>The body of a push before it is encrypted.</summary>
    public string Xml(string kind, IEnumerable<(string Name, string Value)> elements)
    {
        var xml = new StringBuilder("<xml>");
        Add("ToUserName", options.OriginalId.Length > 0 ? options.OriginalId : "gh_0123456789ab");
        Add("FromUserName", openId);
        xml.Append(CultureInfo.InvariantCulture, $"<CreateTime>{time.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>");
        Add("MsgType", kind);
        foreach (var (name, value) in elements) Add(name, value);
        return xml.Append("</xml>").ToString();

        // A value that begins with "<" is XML itself: a list.
        void Add(string name, string value) =>
            xml.Append('<').Append(name).Append('>').Append(value.StartsWith('<') ? value : $"<![CDATA[{value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>").Append("</").Append(name).Append('>');
    }

    /// <summary>Pushes as the platform does: a request that is not answered in 5 s, or with an error, is sent three times more.</summary>
    public async Task<SimulatedReply> PushAsync(string xml)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await PushOnceAsync(xml);
            if (reply.IsAnswered || tries == 4) return reply with { Tries = tries };
        }
    }

    /// <summary>One request.</summary>
    public async Task<SimulatedReply> PushOnceAsync(string xml)
    {
        var (address, body) = Signed(xml);
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "text/xml");
            using var response = await http.PostAsync(address, content, patience.Token);
            return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            return new SimulatedReply(0, "", "");
        }
    }

    /// <summary>Address below the host, and body, of a push.</summary>
    public (string Address, string Body) Signed(string xml)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = (1_000_000 + Interlocked.Increment(ref _nonces)).ToString(CultureInfo.InvariantCulture);
        var address = $"{WeChatSetup.Path}?signature={WeChatSignature.Of(options.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={openId}";
        if (!options.IsSafe) return (address, xml);
        var encrypted = _crypto.Encrypt(Encoding.UTF8.GetBytes(xml));
        return (
            $"{address}&encrypt_type=aes&msg_signature={WeChatSignature.Of(options.Token, timestamp, nonce, encrypted)}",
            $"<xml><ToUserName><![CDATA[{SecurityElement.Escape(options.OriginalId)}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
    }

    private SimulatedReply Read(HttpStatusCode status, byte[] body)
    {
        if (status != HttpStatusCode.OK) return new SimulatedReply((int)status, "", Encoding.UTF8.GetString(body));
        if (body.Length == 0 || body.AsSpan().SequenceEqual("success"u8)) return new SimulatedReply(200, "", "");
        var xml = options.IsSafe && WeChatPushReader.ReadEncrypt(body) is { } encrypted ? _crypto.Decrypt(encrypted) : body;
        // A passive reply has the elements of a push: who it is from and for, when, and what.
        return xml is not null && WeChatPushReader.Read(xml) is { } reply
            ? new SimulatedReply(200, reply.MsgType, reply["Content"] ?? "") { To = reply.ToUserName }
            : new SimulatedReply(200, "invalid", Encoding.UTF8.GetString(body));
    }
}

/// <summary>What came back for a push.</summary>
/// <param name="Status">Of HTTP; 0: nothing within 5 s.</param>
/// <param name="Kind">text, transfer_customer_service ...; empty: nothing is shown to the user.</param>
public sealed record SimulatedReply(int Status, string Kind, string Text)
{
    public string To { get; init; } = "";

    /// <summary>How often the platform asked.</summary>
    public int Tries { get; init; } = 1;

    public bool IsAnswered => Status == 200;
}
