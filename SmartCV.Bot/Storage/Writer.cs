using System.Threading.Channels;

namespace SmartCV.Bot.Storage;

/// <summary>
/// The one place through which a host writes. Single transactions would cost one fsync each (about 1,500 a second on our disks);
/// so callers queue their writes, and whatever has queued up while the last group was being written becomes the next group: up to 64 sets,
/// one transaction, one fsync. Each caller waits for its own outcome: a duplicate, a lost lease or a failed guard refuses that caller only.
/// A group that fails for any other reason is run again one by one, so that one bad set cannot take 63 good ones with it.
/// Not handled: ordering between callers. Who needs an order waits for the first outcome before the second write.
/// </summary>
public sealed partial class Writer : IAsyncDisposable
{
    private const int LargestGroup = 64;
    private const int Tries = 4;

    private readonly ISqlEngine _engine;
    private readonly ILogger<Writer> _log;
    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _running;
    private long _splits;

    public Writer(ISqlEngine engine, ILogger<Writer> log)
    {
        _engine = engine;
        _log = log;
        _running = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>How many groups were run one by one since the start, because a set was refused or failed. On PostgreSQL each costs its whole group.</summary>
    public long Splits => Volatile.Read(ref _splits);

    /// <summary>Commits the set with full durability. Once queued it is not cancelled: the caller could not know whether it counted.</summary>
    /// <exception cref="System.Data.Common.DbException">The database failed, also on its own and after retries; nothing was written.</exception>
    public Task<WriteResult> CommitAsync(WriteSet set)
    {
        var pending = new Pending(set);
        if (!_queue.Writer.TryWrite(pending)) throw new ObjectDisposedException(nameof(Writer), "The host is stopping; nothing was written.");
        return pending.Outcome.Task;
    }

    /// <summary>As <see cref="CommitAsync"/>, for sets without guards.</summary>
    public async Task<WriteResult.Committed> MustCommitAsync(WriteSet set) => await CommitAsync(set) switch
    {
        WriteResult.Committed c => c,
        WriteResult.Refused r => throw new InvalidOperationException($"A write without alternatives was refused: {r.Code}."),
        _ => throw new InvalidOperationException("Unknown write result."),
    };

    /// <summary>Writes what is queued, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
    }

    private async Task RunAsync()
    {
        var group = new List<Pending>(LargestGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var pending)) group.Add(pending);
            group.Sort(static (a, b) => string.CompareOrdinal(a.Set.OrderKey, b.Set.OrderKey));
            await CommitGroupAsync(group);
        }
    }

    private async Task CommitGroupAsync(List<Pending> group)
    {
        try
        {
            if (await _engine.CommitAsync(group.ConvertAll(p => p.Set), CancellationToken.None) is { } results)
            {
                for (var i = 0; i < results.Length; i++) group[i].Outcome.SetResult(results[i]);
                return;
            }
        }
        catch (Exception e)
        {
            LogGroupFailed(group.Count, e.Message);
        }

        Interlocked.Increment(ref _splits);
        foreach (var pending in group) await CommitAloneAsync(pending);
    }

    private async Task CommitAloneAsync(Pending pending)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                pending.Outcome.SetResult((await _engine.CommitAsync([pending.Set], CancellationToken.None))![0]);
                return;
            }
            catch (Exception e) when (attempt < Tries && _engine.IsTransient(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt));
            }
            catch (Exception e)
            {
                pending.Outcome.SetException(e);
                return;
            }
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "A group of {Count} writes failed and is run one by one: {Reason}")]
    private partial void LogGroupFailed(int count, string reason);

    private sealed class Pending(WriteSet set)
    {
        public WriteSet Set { get; } = set;

        public TaskCompletionSource<WriteResult> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
