using Microsoft.Extensions.Options;

namespace SmartCV.Channels.DirectLine;

/// <summary>Limits per conversation and per network address, on this host.</summary>
public sealed class DirectLineLimits(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly MinuteLimit _messages = new(options.Value.RateLimits.MessagesPerMinute, time);
    private readonly MinuteLimit _starts = new(options.Value.RateLimits.StartsPerMinute, time);

    /// <exception cref="DirectLineError">429 with the time to wait.</exception>
    public void TakeMessage(string conversation) => Take(_messages, conversation, "This conversation sends too many messages.");

    /// <exception cref="DirectLineError">429 with the time to wait.</exception>
    public void TakeStart(string address) => Take(_starts, address, "Too many conversations were started from this address.");

    private static void Take(MinuteLimit limit, string key, string message)
    {
        if (limit.Take(key) is not { } wait) return;
        throw DirectLineError.TooMany(message, wait);
    }
}
