using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class CryptoTests
{
    private static readonly WeChatCrypto Crypto = new(Pushes.AesKey, "", Pushes.AppId);

    [Fact]
    public void What_was_encrypted_is_decrypted() =>
        Prop.ForAll(
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(),
            ArbMap.Default.ArbFor<NonEmptyString>(),
            (message, appId) =>
            {
                var crypto = new WeChatCrypto(Pushes.AesKey, "", appId.Get);
                return crypto.Decrypt(crypto.Encrypt(message))!.SequenceEqual(message);
            }).QuickCheckThrowOnFailure();

    /// <summary>A padding of 1 to 32 bytes: each of its lengths comes.</summary>
    [Fact]
    public void Every_length_comes_back_and_fills_whole_blocks()
    {
        for (var length = 0; length < 100; length++)
        {
            var message = RandomNumberGenerator.GetBytes(length);
            var encrypted = Crypto.Encrypt(message);

            Assert.Equal(message, Crypto.Decrypt(encrypted));
            Assert.Equal(0, Convert.FromBase64String(encrypted).Length % 32);
        }
    }

    [Fact]
    public void The_same_message_never_looks_the_same() => Assert.NotEqual(Crypto.Encrypt("hello"u8), Crypto.Encrypt("hello"u8));

    [Fact]
    public void A_message_under_the_previous_key_is_read_and_one_under_a_third_is_not()
    {
        var changed = new WeChatCrypto(Pushes.OtherAesKey, Pushes.AesKey, Pushes.AppId);

        Assert.Equal("old"u8.ToArray(), changed.Decrypt(Crypto.Encrypt("old"u8)));
        Assert.Equal("new"u8.ToArray(), changed.Decrypt(changed.Encrypt("new"u8)));
        Assert.Null(Crypto.Decrypt(changed.Encrypt("new"u8)));
    }

    [Fact]
    public void Without_a_key_nothing_can_be_read_and_nothing_is_sent_in_the_clear()
    {
        var none = new WeChatCrypto("", "", Pushes.AppId);

        Assert.Null(none.Decrypt(Crypto.Encrypt("hello"u8)));
        Assert.Throws<InvalidOperationException>(() => none.Encrypt("hello"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("你好")]
    public void What_is_no_cipher_text_is_nothing(string encrypted) => Assert.Null(Crypto.Decrypt(encrypted));

    public static TheoryData<string, byte[]> Plaintexts => new()
    {
        { "padding zero", Plaintext(pad: 0) },
        { "padding above 32", Plaintext(pad: 33) },
        { "padding 255", Plaintext(pad: 255) },
        { "one wrong byte in the padding", Changed(Plaintext(), at: ^2) },
        { "the first byte of the padding", Changed(Plaintext(), at: ^8) },
        { "length too large", Plaintext(length: 200) },
        { "length of all bits", Plaintext(length: -1) },
        { "negative length", Plaintext(length: int.MinValue) },
        { "largest length", Plaintext(length: int.MaxValue) },
        { "length too small: the rest belongs to the appid", Plaintext(length: 1) },
        { "another appid", Plaintext(appId: "wx0123456789abcdeX") },
        { "an appid that goes on", Plaintext(appId: Pushes.AppId + "0") },
        { "a shorter appid", Plaintext(appId: Pushes.AppId[..^1]) },
        { "no appid", Plaintext(appId: "") },
        { "all padding", [.. Enumerable.Repeat((byte)32, 32)] },
        { "nearly all padding", [.. new byte[16], .. Enumerable.Repeat((byte)32, 32)] },
    };

    [Theory]
    [MemberData(nameof(Plaintexts))]
    public void A_plaintext_with_one_thing_wrong_is_nothing(string what, byte[] plaintext) => Assert.True(Crypto.Decrypt(Aes(plaintext)) is null, what);

    [Fact]
    public void The_same_plaintext_with_nothing_wrong_is_read() => Assert.Equal("<xml/>"u8.ToArray(), Crypto.Decrypt(Aes(Plaintext())));

    [Fact]
    public void Every_flipped_bit_behind_the_random_bytes_is_noticed_or_changes_only_the_message()
    {
        var encrypted = Convert.FromBase64String(Aes(Plaintext()));
        for (var bit = 0; bit < encrypted.Length * 8; bit++)
        {
            var flipped = encrypted.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            // CBC by itself protects nothing: what keeps a changed message out is msg_signature.
            var read = Crypto.Decrypt(Convert.ToBase64String(flipped));
            Assert.True(read is null or { Length: 6 });
        }
    }

    /// <summary>A key of 43 characters holds 258 bits: the last two may be anything.</summary>
    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF9")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF/")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFx")]
    public void Every_last_character_of_a_key_is_taken(string key)
    {
        var crypto = new WeChatCrypto(key, "", Pushes.AppId);

        Assert.Equal("hello"u8.ToArray(), crypto.Decrypt(crypto.Encrypt("hello"u8)));
    }

    [Fact]
    public void Many_threads_use_one_of_it() =>
        Parallel.For(0, 2_000, n =>
        {
            var message = BitConverter.GetBytes(n);
            Assert.Equal(message, Crypto.Decrypt(Crypto.Encrypt(message)));
        });

    /// <summary>The plaintext of the message "&lt;xml/&gt;", 16 + 4 + 6 + 18 bytes and so 20 of padding, written here once more.</summary>
    private static byte[] Plaintext(int? pad = null, int length = 6, string appId = Pushes.AppId)
    {
        var head = new byte[20];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), length);
        byte[] body = [.. head, .. "<xml/>"u8, .. Pushes.Utf8(appId)];
        var right = 32 - body.Length % 32;
        return [.. body, .. Enumerable.Repeat((byte)(pad ?? right), right)];
    }

    private static byte[] Changed(byte[] plaintext, Index at)
    {
        plaintext[at] ^= 1;
        return plaintext;
    }

    private static string Aes(byte[] plaintext)
    {
        var key = Convert.FromBase64String(Pushes.AesKey + "=");
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plaintext, key[..16], PaddingMode.None));
    }
}
