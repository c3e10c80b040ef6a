using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SmartCV.Channels;

namespace SmartCV.Bot.Pages;

/// <summary>
/// Short texts that we give to a browser and want back unchanged, for a purpose and for a time. They are signed and not encrypted: whoever has one can read it.
/// </summary>
public sealed class SealedValues(ISigningKeys keys, TimeProvider time)
{
    /// <summary>Letters, digits, minus, underline and dots: fit for a cookie and for an input.</summary>
    public async ValueTask<string> SealAsync(string purpose, string value, TimeSpan life, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(purpose, ct);
        var until = (time.GetUtcNow() + life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return string.Join('.', key.Id, until, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(value)), WebEncoders.Base64UrlEncode(Sign(key, until, value)));
    }

    /// <summary>The text; null for one that was not sealed here for this purpose, was changed, or is too old.</summary>
    public async ValueTask<string?> OpenAsync(string purpose, string? given, CancellationToken ct)
    {
        if (given?.Split('.') is not [var id, var until, var value, var signature]) return null;
        if (!long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || end <= time.GetUtcNow().ToUnixTimeSeconds()) return null;
        if (Decode(value) is not { } bytes || Decode(signature) is not { } signed || await keys.FindAsync(purpose, id, ct) is not { } key) return null;
        var text = Encoding.UTF8.GetString(bytes);
        return CryptographicOperations.FixedTimeEquals(Sign(key, until, text), signed) ? text : null;
    }

    private static byte[] Sign(SigningKey key, string until, string value) => HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"{until}|{value}"));

    private static byte[]? Decode(string text)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return null; // Not made here.
        }
    }
}
