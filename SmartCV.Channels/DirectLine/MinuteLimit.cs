namespace SmartCV.Channels.DirectLine;

/// <summary>
/// So many in any sixty seconds, for each key. It keeps the instants that still count, so a refusal can say exactly when there is room again; the limiters of
/// System.Threading.RateLimiting know no <see cref="TimeProvider"/>.
/// </summary>
internal sealed class MinuteLimit(int count, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _taken = [];
    private long _sweptAt = time.GetTimestamp();

    /// <summary>Null when there was room; otherwise the time until there is.</summary>
    public TimeSpan? Take(string key)
    {
        if (count == 0) return null;
        lock (_gate)
        {
            var now = time.GetTimestamp();
            Sweep(now);
            if (!_taken.TryGetValue(key, out var taken)) _taken[key] = taken = [];
            while (taken.TryPeek(out var first) && time.GetElapsedTime(first, now) >= Window) taken.Dequeue();
            if (taken.Count >= count) return Window - time.GetElapsedTime(taken.Peek(), now);
            taken.Enqueue(now);
            return null;
        }
    }

    // Keys that have been quiet for a minute are forgotten, or the visitors of a year would stay in memory.
    private void Sweep(long now)
    {
        if (time.GetElapsedTime(_sweptAt, now) < Window) return;
        _sweptAt = now;
        foreach (var (key, taken) in _taken)
            if (time.GetElapsedTime(taken.Last(), now) >= Window) _taken.Remove(key);
    }
}
