using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The signature of the platform: SHA-1 over the strings, sorted and joined. It signs the address (token, timestamp, nonce) as <c>signature</c> and
/// the encrypted message (the same and the text of Encrypt) as <c>msg_signature</c>.
/// </summary>
public static class WeChatSignature
{
    private const int HexLength = SHA1.HashSizeInBytes * 2;
    private const int SmallText = 512;

    /// <summary>40 lower-case hexadecimal digits.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(parts, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>True when that is the signature of the strings. Takes the same time for every wrong one.</summary>
    public static bool Matches(string? said, params ReadOnlySpan<string> parts)
    {
        if (said is not { Length: HexLength }) return false;
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(parts, hash);
        Span<byte> right = stackalloc byte[HexLength];
        Convert.TryToHexStringLower(hash, right, out _);
        // What is not ASCII becomes a question mark, which is no digit.
        Span<byte> given = stackalloc byte[HexLength];
        Encoding.ASCII.GetBytes(said, given);
        return CryptographicOperations.FixedTimeEquals(right, given);
    }

    private static void Hash(ReadOnlySpan<string> parts, Span<byte> hash)
    {
        Span<int> order = stackalloc int[parts.Length];
        Sort(parts, order);
        var most = 0;
        foreach (var part in parts) most += Encoding.UTF8.GetMaxByteCount(part.Length);

        var rented = most > SmallText ? ArrayPool<byte>.Shared.Rent(most) : null;
        var joined = rented ?? stackalloc byte[SmallText];
        var length = 0;
        foreach (var part in order) length += Encoding.UTF8.GetBytes(parts[part], joined[length..]);
        SHA1.HashData(joined[..length], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>
    /// Ordinal, as the platform does it: a culture would put "a" before "B", and the text of Encrypt begins with either kind of letter.
    /// By insertion, since there are three or four strings and sorting an array would need one.
    /// </summary>
    private static void Sort(ReadOnlySpan<string> parts, Span<int> order)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var at = i;
            for (; at > 0 && string.CompareOrdinal(parts[order[at - 1]], parts[i]) > 0; at--) order[at] = order[at - 1];
            order[at] = i;
        }
    }
}
