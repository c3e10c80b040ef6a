using SmartCV.Bot.Foundation;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Hands the reply of a turn to the push that caused it, inside that push's own request. Where the request waits on the host that computes the reply, it gets it from memory with the
/// commit; on another host, or for a repeat, from the outbox.
/// </summary>
public sealed class ReplyPull(OutboxStore outbox, ReplyReceipts receipts, Signals signals, TimeProvider time) : IReplyPull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Push> _pushes = [];

    /// <summary>The signal that the turn of a push was committed.</summary>
    public static string SignalOf(string pushId) => $"push:{pushId}";

    public IReplyWait Wait(string pushId)
    {
        lock (_gate)
        {
            if (!_pushes.TryGetValue(pushId, out var push)) _pushes[pushId] = push = new Push(pushId);
            push.Requests++;
            return new Request(this, push);
        }
    }

    /// <summary>True while a request of this host waits for the push.</summary>
    internal bool IsWaiting(string pushId)
    {
        lock (_gate) return _pushes.ContainsKey(pushId);
    }

    /// <summary>The turn of the push is committed, and this is its reply; empty when there is none, or a newer push gets it.</summary>
    internal void Finish(string pushId, IReadOnlyList<OfferedPart> reply)
    {
        lock (_gate)
        {
            if (_pushes.TryGetValue(pushId, out var push))
            {
                push.Reply = reply;
                return;
            }
        }

        // Its request ended in the moment of the commit: nobody takes what was offered to it.
        Note(reply, arrived: 0);
    }

    private void Leave(Push push)
    {
        lock (_gate)
        {
            if (--push.Requests > 0) return;
            _pushes.Remove(push.Id);
        }

        if (push.Reply is { } reply && !push.IsTaken) Note(reply, arrived: 0);
    }

    private async Task<IReadOnlyList<OfferedPart>?> TakeAsync(Push push, bool isRepeat, TimeSpan wait, CancellationToken ct)
    {
        if (push.Take() is { } ready) return ready;
        using var watch = signals.Start(SignalOf(push.Id));
        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            // A new push waits on this host: it is woken when there is something to ask for.
            for (var ask = isRepeat; ; ask = true)
            {
                if (push.Take() is { } reply) return reply;
                if (ask && await AskAsync(push.Id, either.Token) is { } found) return found;
                await watch.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return push.Take();
        }
    }

    private async Task<IReadOnlyList<OfferedPart>?> AskAsync(string pushId, CancellationToken ct)
    {
        // In this order: a turn that commits between the two questions must be found by the second.
        var pending = await outbox.IsPendingAsync(pushId, ct);
        var parts = await outbox.OfferAsync(pushId, time.GetUtcNow(), ct);
        return parts.Count > 0 || !pending ? parts : null;
    }

    private sealed class Push(string id)
    {
        private volatile IReadOnlyList<OfferedPart>? _reply;

        public string Id { get; } = id;

        public int Requests { get; set; }

        /// <summary>True once a request has the reply: it tells what became of it.</summary>
        public bool IsTaken { get; private set; }

        public IReadOnlyList<OfferedPart>? Reply
        {
            get => _reply;
            set => _reply = value;
        }

        public IReadOnlyList<OfferedPart>? Take()
        {
            var reply = _reply;
            IsTaken |= reply is not null;
            return reply;
        }
    }

    private sealed class Request(ReplyPull pull, Push push) : IReplyWait
    {
        private bool _left;

        public Task<IReadOnlyList<OfferedPart>?> TakeAsync(bool isRepeat, TimeSpan wait, CancellationToken ct) => pull.TakeAsync(push, isRepeat, wait, ct);

        public void Settle(IReadOnlyList<OfferedPart> taken, int arrived) => pull.Note(taken, arrived);

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            pull.Leave(push);
        }
    }

    private void Note(IReadOnlyList<OfferedPart> taken, int arrived)
    {
        for (var i = 0; i < taken.Count; i++) receipts.Note(taken[i].Id, i < arrived);
    }
}
