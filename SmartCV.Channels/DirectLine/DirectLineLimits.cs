using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SmartCV.Channels.DirectLine;

/// <summary>Limits per conversation and per network address, on this host.</summary>
public sealed class DirectLineLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _messages;
    private readonly PartitionedRateLimiter<string> _starts;

    public DirectLineLimits(IOptions<DirectLineOptions> options)
    {
        _messages = PerMinute(options.Value.RateLimits.MessagesPerMinute);
        _starts = PerMinute(options.Value.RateLimits.StartsPerMinute);
    }

    /// <exception cref="DirectLineError">429 with the time to wait.</exception>
    public void TakeMessage(string conversation) => Take(_messages, conversation, "This conversation sends too many messages.");

    /// <exception cref="DirectLineError">429 with the time to wait.</exception>
    public void TakeStart(string address) => Take(_starts, address, "Too many conversations were started from this address.");

    public void Dispose()
    {
        _messages.Dispose();
        _starts.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string key, string message)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        throw new DirectLineError(429, "TooManyRequests", message) { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };
    }

    private static PartitionedRateLimiter<string> PerMinute(int count) => PartitionedRateLimiter.Create<string, string>(key =>
        count == 0
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetSlidingWindowLimiter(
                key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = count, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 }));
}
