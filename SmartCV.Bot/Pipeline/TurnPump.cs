using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pipeline;

/// <param name="Token">Proves that the lease is still ours; only its holder commits.</param>
/// <param name="Until">When the lease runs out. Whoever comes to the claim later leaves it: the conversation is up for others by then, and the turn would be for nothing.</param>
/// <param name="Input">What the turn starts from, when the write that claimed the conversation has brought it along; null: to be read.</param>
public sealed record Claim(string ConversationId, string Token, DateTimeOffset Until, TurnInput? Input = null)
{
    /// <summary>True when the pump has found it, false when it came with a message.</summary>
    public bool Polled { get; init; }
}

/// <summary>
/// One conversation, one thing at a time. A conversation with work has <c>ready_at</c> set; whoever writes a lease token into it works on it
/// alone until the lease runs out. Most claims come with the intake (see <see cref="Inbox"/>); this pump also polls for what nobody
/// claimed: timers, retries, held openers, and conversations of a host that died. A slow turn can lose its lease; it is then computed twice
/// but committed once, since the commit asks for the token.
/// Not handled: fairness between conversations. A claim is a short turn, and they are taken in the order in which they became ready.
/// </summary>
public sealed partial class TurnPump(TurnRunner runner, Database database, TimeProvider time, IOptions<PumpOptions> options, ILogger<TurnPump> log)
    : BackgroundService
{
    private readonly Channel<Claim> _claims = Channel.CreateUnbounded<Claim>();
    private readonly SemaphoreSlim _look = new(0, 1);
    private readonly LoopFault _fault = new(log, "The pump of turns");

    // Claims of the poll that have not ended. Those of the intake are not counted: under a crowd of newcomers the poll must still come to timers and retries.
    private int _polled;
    private volatile bool _mayBeMore;

    /// <summary>Runs a claim that this host has made.</summary>
    public void Run(Claim claim)
    {
        if (!_claims.Writer.TryWrite(claim)) _ = GiveBackAsync([claim]);
    }

    /// <summary>Looks for work now instead of at the next poll.</summary>
    public void Look()
    {
        try
        {
            _look.Release();
        }
        catch (SemaphoreFullException)
        {
            // A look is already asked for.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (!database.Engine.IsShared) await FreeLeasesAsync();
        var workers = Enumerable.Range(0, options.Value.Turns).Select(_ => WorkAsync(stopping)).ToList();
        await PollAsync(stopping);
        _claims.Writer.TryComplete();
        await Task.WhenAll(workers).WaitAsync(options.Value.Grace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets running turns end and gives back what was only claimed. Also where the host stops before the work of this pump has begun: then nothing of it runs.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _claims.Writer.TryComplete();
        var left = new List<Claim>();
        while (_claims.Reader.TryRead(out var claim)) left.Add(claim);
        await GiveBackAsync(left);
    }

    // What was claimed and not begun: another host need not wait for the end of our lease.
    private async Task GiveBackAsync(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0) return;
        var set = new WriteSet("");
        foreach (var claim in claims)
            set.Add(
                "update conversations set lease_token = null, lease_until = null where id = @id and lease_token = @token",
                ("id", claim.ConversationId), ("token", claim.Token));
        try
        {
            await database.MustCommitAsync(set);
        }
        catch (Exception e)
        {
            LogNotGivenBack(claims.Count, e);
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        // A running turn is finished within the grace period; what is only claimed is given back.
        while (await _claims.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (!stopping.IsCancellationRequested && _claims.Reader.TryRead(out var claim))
            {
                // Under a backlog longer than the lease every turn would come too late to commit, and none would ever be done.
                if (time.GetUtcNow() < claim.Until) await RunOneAsync(claim);
                if (!claim.Polled) continue;
                Interlocked.Decrement(ref _polled);
                if (_mayBeMore) Look();
            }

            if (stopping.IsCancellationRequested) return;
        }
    }

    private async Task RunOneAsync(Claim claim)
    {
        try
        {
            var readyAt = await runner.RunAsync(claim, CancellationToken.None);
            if (readyAt is not { } at) return;
            var wait = at - time.GetUtcNow();
            if (wait <= TimeSpan.Zero) Look();
            else LookIn(wait);
        }
        catch (Exception e)
        {
            // The database failed even for the note about the failure; the lease runs out and the entry is tried again.
            LogTurnLost(claim.ConversationId, e);
        }
    }

    private void LookIn(TimeSpan wait)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Look();
            },
            null, wait, Timeout.InfiniteTimeSpan);
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        using var timer = time.CreateTimer(_ => Look(), null, TimeSpan.Zero, options.Value.Poll);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _look.WaitAsync(stopping);
                await ClaimAsync(stopping);
                _fault.Over();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _fault.Met(e);
            }
        }
    }

    private async Task ClaimAsync(CancellationToken ct)
    {
        // No more than the workers come to soon: what waits in our queue is lost to other hosts, and its lease runs. Every one that ends looks again while there
        // may be more; that is said before counting, so that none can end unseen.
        _mayBeMore = true;
        var most = options.Value.Turns - Volatile.Read(ref _polled);
        if (most <= 0) return;
        var now = time.GetUtcNow();
        // Looking is a read; only when something is there does it cost a write.
        const string Waiting = """
            select count(*) from conversations
            where ready_at <= @now and (lease_until is null or lease_until < @now)
            """;
        if (await database.FindAsync<long>(Waiting, new { now = now.Ms() }, ct) == 0)
        {
            _mayBeMore = false;
            return;
        }

        var (token, until) = (Ids.New(now), now + options.Value.Lease);
        var set = new WriteSet("");
        var asked = set.Ask(
            null,
            $"""
            update conversations
            set lease_token = @token, lease_until = @until
            where id in (
              select id from conversations
              where ready_at <= @now and (lease_until is null or lease_until < @now)
              order by ready_at
              limit @limit
              {database.Engine.ClaimClause})
            returning id
            """,
            ("token", token), ("until", until.Ms()), ("now", now.Ms()), ("limit", most));
        var claimed = (await database.MustCommitAsync(set)).Rows[asked];
        Interlocked.Add(ref _polled, claimed.Count);
        foreach (var row in claimed) Run(new Claim((string)row[0]!, token, until) { Polled = true });
        if (claimed.Count < most) _mayBeMore = false;
    }

    // One process owns the file: whatever is leased at the start was leased by a process that is gone.
    private Task FreeLeasesAsync() => database.MustCommitAsync(new WriteSet("").Add(
        "update conversations set lease_token = null, lease_until = null where lease_until is not null"));

    [LoggerMessage(EventId = 2101, Level = LogLevel.Error, Message = "A turn of conversation {ConversationId} ended without a trace in the database.")]
    private partial void LogTurnLost(string conversationId, Exception error);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Warning, Message = "{Count} claims could not be given back; their leases run out by themselves.")]
    private partial void LogNotGivenBack(int count, Exception error);
}
