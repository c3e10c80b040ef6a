namespace SmartCV.Bot.Tests.WeChat;

/// <summary>Pictures as phones send them, only smaller.</summary>
internal static class Pictures
{
    // One pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Different bytes for each number.</summary>
    public static byte[] Png(int number) => [.. Pixel, (byte)number];
}
