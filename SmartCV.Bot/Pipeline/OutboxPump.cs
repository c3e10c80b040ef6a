using Microsoft.Extensions.Options;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Delivers parts over their channels, in order within a conversation. Channels never retry themselves; this pump does, from the table.
/// A send has a time limit, and each channel has places of its own, so a peer that hangs stops nobody else. Only as much is claimed as can begin at once;
/// the lease covers the limit, or a second host would send what the first one is still sending.
/// </summary>
public sealed partial class OutboxPump(
    OutboxStore outbox, ChannelSet channels, ISqlEngine engine, Signals signals, TimeProvider time, IOptions<PumpOptions> options, ILogger<OutboxPump> log) : BackgroundService
{
    /// <summary>The signal that something new waits in the outbox.</summary>
    public const string Signal = "outbox";

    private readonly LoopFault _fault = new(log, "The outbox");
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Task>> _sending = [];

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var sends = new CancellationTokenSource();
        if (!engine.IsShared) await outbox.FreeLeasesAsync();
        await PumpAsync(sends.Token, stopping);
        // What has begun may end well; what does not is noted as a try, so that the next host need not wait for the lease.
        await Task.WhenAll(Sending()).WaitAsync(options.Value.Grace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await sends.CancelAsync();
        await Task.WhenAll(Sending());
    }

    private async Task PumpAsync(CancellationToken sends, CancellationToken stopping)
    {
        using var watch = signals.Start(Signal);
        using var timer = time.CreateTimer(_ => signals.Pulse(Signal), null, TimeSpan.Zero, options.Value.Poll);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await watch.WaitAsync(stopping);
                await BeginDueAsync(sends, stopping);
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

    // What ends gives a signal: there is a place, and the next part of its conversation may go out.
    private async Task BeginDueAsync(CancellationToken sends, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        foreach (var channel in await outbox.DueChannelsAsync(now, stopping))
        {
            var places = options.Value.Sends - Sending(channel);
            if (places <= 0) continue;
            var token = Ids.New(now);
            foreach (var part in await outbox.ClaimAsync(token, channel, (now, options.Value.SendLimit + options.Value.Lease), places))
            {
                if (stopping.IsCancellationRequested) await outbox.ReleaseAsync(part.Id, token);
                else Begin(part, token, sends);
            }
        }
    }

    private void Begin(DuePart part, string token, CancellationToken ct)
    {
        lock (_gate)
        {
            if (!_sending.TryGetValue(part.Channel, out var tasks)) _sending[part.Channel] = tasks = [];
            var sending = new Task<Task>(() => SendAsync(part, token, ct));
            var whole = sending.Unwrap();
            tasks.Add(whole);
            _ = whole.ContinueWith(
                _ =>
                {
                    lock (_gate) tasks.Remove(whole);
                    signals.Pulse(Signal);
                },
                TaskScheduler.Default);
            sending.Start(TaskScheduler.Default);
        }
    }

    private List<Task> Sending()
    {
        lock (_gate) return _sending.Values.SelectMany(t => t).ToList();
    }

    private int Sending(string channel)
    {
        lock (_gate) return _sending.GetValueOrDefault(channel)?.Count ?? 0;
    }

    private async Task SendAsync(DuePart part, string token, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Value.SendLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        DeliveryResult result;
        try
        {
            var outgoing = new OutgoingPart(part.Id, part.ConversationId, part.Address, new Part(part.Kind, part.Payload), (int)part.Attempts + 1) { IsNotice = part.IsNotice };
            // A channel that does not listen to the token must not keep its place either.
            result = await channels.Find(part.Channel).SendAsync(outgoing, either.Token).WaitAsync(either.Token);
        }
        catch (Exception e)
        {
            // Also a cancellation that is not ours: so HttpClient tells of its time limit.
            var why = ct.IsCancellationRequested ? "The host stopped before the peer answered."
                : limit.IsCancellationRequested ? $"The peer did not answer within {options.Value.SendLimit}."
                : e.Message;
            result = new DeliveryResult.RetryAfter(TimeSpan.Zero, why);
        }

        try
        {
            await SettleAsync(part, token, result);
        }
        catch (Exception e)
        {
            // Not noted: the lease runs out and the part is sent again, with the same id.
            LogNotNoted(part.Id, e.Message);
        }
    }

    private async Task SettleAsync(DuePart part, string token, DeliveryResult result)
    {
        var now = time.GetUtcNow();
        switch (result)
        {
            case DeliveryResult.Delivered d:
                await outbox.SettleAsync(part.Id, token, "delivered", null, d.RemoteId, null);
                break;
            case DeliveryResult.RetryAfter r when now - UnixTime.At(part.CreatedAt) < options.Value.DeliveryDeadline:
                var pauses = PumpOptions.DeliveryPauses;
                var pause = pauses[Math.Min((int)part.Attempts, pauses.Count - 1)];
                LogRetry(part.Id, part.Channel, (int)part.Attempts + 1, r.Reason);
                await outbox.SettleAsync(part.Id, token, "waiting", now + (r.Delay > pause ? r.Delay : pause), null, r.Reason);
                break;
            case DeliveryResult.RetryAfter r:
                await FailAsync(part, token, r.Reason);
                break;
            case DeliveryResult.Hold h:
                await outbox.HoldAsync(part, token, h.Reason, now);
                break;
            case DeliveryResult.Failed f:
                await FailAsync(part, token, f.Reason);
                break;
            default:
                throw new InvalidOperationException($"Unhandled delivery result {result.GetType().Name}.");
        }
    }

    private async Task FailAsync(DuePart part, string token, string reason)
    {
        LogFailed(part.Id, part.Channel, reason);
        await outbox.SettleAsync(part.Id, token, "failed", null, null, reason);
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Warning, Message = "Delivery of {PartId} over {Channel} failed on try {Attempt}: {Reason}")]
    private partial void LogRetry(string partId, string channel, int attempt, string reason);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Error, Message = "Delivery of {PartId} over {Channel} failed for good: {Reason}")]
    private partial void LogFailed(string partId, string channel, string reason);

    [LoggerMessage(EventId = 2303, Level = LogLevel.Warning, Message = "It could not be noted what became of {PartId}; it is sent again: {Reason}")]
    private partial void LogNotNoted(string partId, string reason);
}
