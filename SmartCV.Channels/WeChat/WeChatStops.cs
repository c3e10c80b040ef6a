using System.Collections.Concurrent;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// Interfaces that are useless to call for a while: quota used up, no permission, wrong secret. Known to this process only: another host finds out by
/// one call of its own, which is cheaper than sharing it.
/// </summary>
internal sealed class WeChatStops(TimeProvider time)
{
    private static readonly TimeSpan WithoutPermission = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileMisconfigured = TimeSpan.FromMinutes(10);

    /// <summary>The platform counts its days in Shanghai, which has no summer time.</summary>
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<string, Stop> _stops = new();

    /// <summary>The failure that stopped the interface, with the rest of the wait; null when it may be called.</summary>
    public WeChatFailure? Find(string name)
    {
        var now = time.GetUtcNow();
        return _stops.TryGetValue(name, out var stop) && stop.Until > now ? stop.Failure with { RetryAfter = stop.Until - now } : null;
    }

    public DateTimeOffset? Until(string name) => _stops.TryGetValue(name, out var stop) && stop.Until > time.GetUtcNow() ? stop.Until : null;

    /// <summary>Stops the interface when the failure asks for it.</summary>
    /// <returns>When it ends, if it was not stopped before: whoever gets this tells the operator.</returns>
    public DateTimeOffset? Note(string name, WeChatFailure failure)
    {
        if (EndOf(failure.Reaction) is not { } until) return null;
        var isNew = Until(name) is null;
        _stops[name] = new Stop(until, failure);
        return isNew ? until : null;
    }

    private DateTimeOffset? EndOf(WeChatReaction reaction)
    {
        var now = time.GetUtcNow();
        return reaction switch
        {
            WeChatReaction.DailyQuota => new DateTimeOffset(now.ToOffset(Shanghai).Date.AddDays(1), Shanghai),
            WeChatReaction.MinuteQuota => now.AddTicks(TimeSpan.TicksPerMinute - (now.Ticks % TimeSpan.TicksPerMinute)),
            WeChatReaction.NoPermission => now + WithoutPermission,
            WeChatReaction.Misconfigured => now + WhileMisconfigured,
            _ => null,
        };
    }

    private sealed record Stop(DateTimeOffset Until, WeChatFailure Failure);
}
