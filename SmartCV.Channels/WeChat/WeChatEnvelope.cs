using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.WeChat;

/// <summary>What the address of a push carries. The openid that stands there too is signed by nobody, so it is not read.</summary>
public readonly record struct WeChatQuery(string? Signature, string? Timestamp, string? Nonce, string? EncryptType, string? MsgSignature);

/// <summary>
/// Opens pushes and seals replies. In plain mode only the address is signed, so whoever saw one can send a body of their own for ten minutes; in safe mode
/// the message is signed too. With an AES key nothing else is taken, or a stranger would choose the mode. A refusal never tells its reason: what was
/// decrypted but malformed must look like what could not be decrypted at all.
/// <para>A limit of the platform's signature: it joins sorted strings without a border, so a captured push whose nonce happens to read as a time of these
/// minutes passes with nonce and timestamp exchanged. Its key of deduplication is still the old one.</para>
/// </summary>
public sealed class WeChatEnvelope(IOptions<WeChatOptions> options, TimeProvider time)
{
    /// <summary>How far the time of a push may be off, in both directions. Clocks that nobody sets drift by less in months.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Seconds since 1970 have ten digits until the year 2286.</summary>
    private const int TimestampLength = 10;

    private const int NonceBytes = 8;

    private readonly WeChatOptions _options = options.Value;
    private readonly WeChatCrypto? _crypto =
        options.Value.IsSafe ? new WeChatCrypto(options.Value.AesKey, options.Value.PreviousAesKey, options.Value.AppId) : null;

    /// <summary>True when the platform asks whether this is the right server: then the bare echostr is the answer, as text/plain.</summary>
    public bool IsHandshake(string? signature, string? timestamp, string? nonce) =>
        _options.IsOn && nonce is not null && IsNow(timestamp) && WeChatSignature.Matches(signature, _options.Token, timestamp!, nonce);

    /// <summary>The push in the body. Null for all that the platform did not send to this account within the <see cref="Window"/>.</summary>
    public WeChatPush? Open(WeChatQuery query, ReadOnlyMemory<byte> body)
    {
        if (!IsHandshake(query.Signature, query.Timestamp, query.Nonce)) return null;
        var push = _crypto is null ? WeChatPushReader.Read(body) : Decrypted(_crypto, query, body);
        if (push is null) return null;
        return _options.OriginalId.Length == 0 || push.ToUserName == _options.OriginalId ? push : null;
    }

    /// <summary>The body of the answer: encrypted in safe mode, else the same. An empty one stays empty: it means "taken, nothing to say".</summary>
    public ReadOnlyMemory<byte> Seal(ReadOnlyMemory<byte> replyXml)
    {
        if (_crypto is null || replyXml.IsEmpty) return replyXml;
        var encrypted = _crypto.Encrypt(replyXml.Span);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        var signature = WeChatSignature.Of(_options.Token, timestamp, nonce, encrypted);
        return Encoding.UTF8.GetBytes(
            $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature><![CDATA[{signature}]]></MsgSignature><TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>");
    }

    private WeChatPush? Decrypted(WeChatCrypto crypto, WeChatQuery query, ReadOnlyMemory<byte> body)
    {
        if (query.EncryptType != "aes" || WeChatPushReader.ReadEncrypt(body) is not { } encrypted) return null;
        if (!WeChatSignature.Matches(query.MsgSignature, _options.Token, query.Timestamp!, query.Nonce!, encrypted)) return null;
        return crypto.Decrypt(encrypted) is { } message ? WeChatPushReader.Read(message) : null;
    }

    /// <summary>Ten digits and nothing else: with signs or zeros in front, one signed text could be cut into a timestamp in more than one way.</summary>
    private bool IsNow(string? timestamp) =>
        timestamp is { Length: TimestampLength }
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;
}
