using System.Security.Cryptography;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.WeChat;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abc", "c", "a", "b")]
    [InlineData("123abc", "abc", "1", "23")]
    // A culture would put "a" before "B": half of all encrypted messages begin with a capital letter.
    [InlineData("17000000001320562132Bxyzatoken", "atoken", "17000000001320562132", "Bxyz")]
    [InlineData("17000000001320562132atokenbxyz", "atoken", "17000000001320562132", "bxyz")]
    [InlineData("+x/yAz", "Az", "/y", "+x")]
    [InlineData("", "", "")]
    public void The_strings_are_sorted_by_their_code_units_and_joined(string joined, params string[] parts) =>
        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(Pushes.Utf8(joined))), WeChatSignature.Of(parts));

    [Fact]
    public void Their_order_makes_no_difference()
    {
        var signature = WeChatSignature.Of("token", "1700000000", "nonce", "Encrypt==");

        Assert.True(WeChatSignature.Matches(signature, "Encrypt==", "nonce", "token", "1700000000"));
    }

    [Fact]
    public void A_long_text_and_Chinese_are_hashed_as_UTF_8()
    {
        var text = string.Concat(Enumerable.Repeat("你好", 50_000));

        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(Pushes.Utf8("a" + text))), WeChatSignature.Of(text, "a"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a9993e364706816aba3e25717850c26c9cd0d89")]
    [InlineData("a9993e364706816aba3e25717850c26c9cd0d89d0")]
    [InlineData("A9993E364706816ABA3E25717850C26C9CD0D89D")]
    [InlineData("a9993e364706816aba3e25717850c26c9cd0d89e")]
    [InlineData("你9993e364706816aba3e25717850c26c9cd0d89d")]
    public void Another_signature_is_wrong(string? said) => Assert.False(WeChatSignature.Matches(said, "c", "b", "a"));

    [Fact]
    public void The_right_one_is_right() => Assert.True(WeChatSignature.Matches("a9993e364706816aba3e25717850c26c9cd0d89d", "c", "b", "a"));
}
