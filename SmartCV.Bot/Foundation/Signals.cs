using System.Collections.Concurrent;

namespace SmartCV.Bot.Foundation;

/// <summary>
/// Wake-ups inside one process: "something about this key may be new, look again". Between hosts they travel through the database's
/// notifications, which are fed into the same hub. A lost signal makes us slower, never wrong: everybody who waits also polls.
/// </summary>
public sealed class Signals
{
    private readonly ConcurrentDictionary<string, Watch[]> _watches = new();

    /// <summary>Told of every key that another host has woken, before those who watch it are.</summary>
    public event Action<string>? HeardFromElsewhere;

    /// <summary>Another host has changed what the key stands for.</summary>
    public void PulseFromElsewhere(string key)
    {
        HeardFromElsewhere?.Invoke(key);
        Pulse(key);
    }

    /// <summary>Wakes everybody who watches the key.</summary>
    public void Pulse(string key)
    {
        if (!_watches.TryGetValue(key, out var watches)) return;
        foreach (var watch in watches) watch.Signal(null);
    }

    /// <summary>Wakes everybody who watches the key and hands over a payload that is stored nowhere (typing).</summary>
    public void Send(string key, ReadOnlyMemory<byte> payload)
    {
        if (!_watches.TryGetValue(key, out var watches)) return;
        foreach (var watch in watches) watch.Signal(payload);
    }

    public Watch Start(string key)
    {
        var watch = new Watch(this, key);
        _watches.AddOrUpdate(key, static (_, w) => [w], static (_, all, w) => [.. all, w], watch);
        return watch;
    }

    private void Stop(string key, Watch watch)
    {
        while (_watches.TryGetValue(key, out var all))
        {
            var rest = all.Where(w => w != watch).ToArray();
            var done = rest.Length == 0
                ? _watches.TryRemove(new KeyValuePair<string, Watch[]>(key, all))
                : _watches.TryUpdate(key, rest, all);
            if (done) return;
        }
    }

    /// <summary>One who watches. Signals between two waits are not lost.</summary>
    public sealed class Watch(Signals hub, string key) : IDisposable
    {
        private readonly Lock _lock = new();
        private List<ReadOnlyMemory<byte>> _payloads = [];
        private bool _signalled;
        private TaskCompletionSource? _waiting;

        /// <summary>Completes at the next signal, at once when one came since the last call. Gives the payloads that came with it.</summary>
        public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> WaitAsync(CancellationToken ct)
        {
            while (true)
            {
                Task wait;
                lock (_lock)
                {
                    if (_signalled)
                    {
                        _signalled = false;
                        var payloads = _payloads;
                        if (payloads.Count > 0) _payloads = [];
                        return payloads;
                    }

                    _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    wait = _waiting.Task;
                }

                await wait.WaitAsync(ct);
            }
        }

        /// <summary>Signals this watch alone.</summary>
        public void Wake() => Signal(null);

        public void Dispose() => hub.Stop(key, this);

        internal void Signal(ReadOnlyMemory<byte>? payload)
        {
            TaskCompletionSource? waiting;
            lock (_lock)
            {
                _signalled = true;
                if (payload is { } p && _payloads.Count < 16) _payloads.Add(p);
                waiting = _waiting;
                _waiting = null;
            }

            waiting?.TrySetResult();
        }
    }
}
