using System.Threading.Channels;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Notes which replies have arrived inside the requests of their pushes: many in one write, beside the requests, which do not wait for it. A receipt that is lost with
/// its host makes the reply go out once more, another way.
/// </summary>
public sealed class ReplyReceipts(OutboxStore outbox, Signals signals, TimeProvider time, ILogger<ReplyReceipts> log) : BackgroundService
{
    private const int Most = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Id, bool Arrived)> _receipts = Channel.CreateUnbounded<(string, bool)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LoopFault _fault = new(log, "Noting which replies have arrived");

    public void Note(string partId, bool arrived) => _receipts.Writer.TryWrite((partId, arrived));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Requests have ended by now: what they told is still noted.
        _receipts.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (await _receipts.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<(string Id, bool Arrived)>();
            while (batch.Count < Most && _receipts.Reader.TryRead(out var receipt)) batch.Add(receipt);
            while (!await TryAsync(batch) && !stopping.IsCancellationRequested)
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAsync(IReadOnlyList<(string Id, bool Arrived)> batch)
    {
        try
        {
            await outbox.SettleOfferedAsync(batch, time.GetUtcNow());
            // What stands behind a part may go out now.
            signals.Pulse(OutboxPump.Signal);
            _fault.Over();
            return true;
        }
        catch (Exception e)
        {
            _fault.Met(e);
            return false;
        }
    }
}
