using System.Buffers.Text;
using System.Security.Cryptography;

namespace SmartCV.Bot.Tickets;

/// <summary>Keys of progress pages: 192 random bits, safe in an address.</summary>
public static class ProgressKeys
{
    private const int Bytes = 24;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
