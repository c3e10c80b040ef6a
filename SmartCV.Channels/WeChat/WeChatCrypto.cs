using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// Encryption of messages in safe mode: AES-256-CBC whose IV is the first half of the key, over 16 random bytes, the length of the message (4 bytes,
/// big-endian), the message and the appid, filled up to a multiple of 32 (PKCS #7 with a block of 32, which is why the padding is done here).
/// A key is made of the 43 characters of EncodingAESKey, which are Base64 without its last "=". Safe for use by many threads.
/// </summary>
/// <param name="aesKey">EncodingAESKey. Empty: nothing can be decrypted, and encrypting throws.</param>
/// <param name="previousAesKey">Tried when the first does not fit: after a change in the console messages under the old key still come for a while.</param>
public sealed class WeChatCrypto(string aesKey, string previousAesKey, string appId)
{
    private const int Block = 32;
    private const int CipherBlock = 16;
    private const int RandomBytes = 16;
    private const int Head = RandomBytes + sizeof(int);

    private readonly byte[] _appId = Encoding.UTF8.GetBytes(appId);
    private readonly byte[][] _keys = [.. new[] { aesKey, previousAesKey }.Where(key => key.Length > 0).Select(Key)];

    /// <summary>The text of an element Encrypt (Base64), never the same twice.</summary>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public string Encrypt(ReadOnlySpan<byte> message)
    {
        if (_keys.Length == 0) throw new InvalidOperationException("WeChat:AesKey is empty: nothing can be encrypted.");
        var length = Head + message.Length + _appId.Length;
        var pad = Block - length % Block;
        var total = length + pad;
        var buffer = ArrayPool<byte>.Shared.Rent(total * 2);
        var plain = buffer.AsSpan(0, total);
        RandomNumberGenerator.Fill(plain[..RandomBytes]);
        BinaryPrimitives.WriteInt32BigEndian(plain[RandomBytes..], message.Length);
        message.CopyTo(plain[Head..]);
        _appId.CopyTo(plain[(Head + message.Length)..]);
        plain[length..].Fill((byte)pad);
        using var aes = With(_keys[0]);
        aes.EncryptCbc(plain, _keys[0].AsSpan(0, CipherBlock), buffer.AsSpan(total), PaddingMode.None);
        var text = Convert.ToBase64String(buffer, total, total);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>The message. Null for everything that was not encrypted with one of the keys for this appid, without telling what is wrong with it.</summary>
    public byte[]? Decrypt(string encrypted)
    {
        // Four characters of Base64 are three bytes.
        var most = encrypted.Length / 4 * 3 + 3;
        var buffer = ArrayPool<byte>.Shared.Rent(most * 2);
        try
        {
            if (!Convert.TryFromBase64String(encrypted, buffer.AsSpan(0, most), out var length) || length < Block || length % CipherBlock != 0) return null;
            var plain = buffer.AsSpan(most, length);
            foreach (var key in _keys)
            {
                using var aes = With(key);
                aes.DecryptCbc(buffer.AsSpan(0, length), key.AsSpan(0, CipherBlock), plain, PaddingMode.None);
                if (Message(plain) is { } message) return message;
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private byte[]? Message(ReadOnlySpan<byte> plain)
    {
        var pad = plain[^1];
        // Always over as many bytes as a padding can have, so that the time does not tell how many of them were right.
        var wrong = pad is 0 or > Block ? 1 : 0;
        for (var i = 1; i <= Block; i++) wrong |= i <= pad ? plain[^i] ^ pad : 0;
        if (wrong != 0) return null;

        var body = plain[..^pad];
        if (body.Length < Head) return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(body[RandomBytes..]);
        if (length < 0 || length > body.Length - Head) return null;
        return CryptographicOperations.FixedTimeEquals(body[(Head + length)..], _appId) ? body.Slice(Head, length).ToArray() : null;
    }

    /// <summary>One for each use, since no two threads may share one; that costs 0.2 µs of the 1.5 it works.</summary>
    private static Aes With(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }

    private static byte[] Key(string encodingAesKey) => Convert.FromBase64String(encodingAesKey + "=");
}
