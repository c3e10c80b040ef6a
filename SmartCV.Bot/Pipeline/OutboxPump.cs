using Microsoft.Extensions.Options;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>Delivers parts over their channels, in order within a conversation. Channels never retry themselves; this pump does, from the table.</summary>
public sealed partial class OutboxPump(
    OutboxStore outbox, ChannelSet channels, Signals signals, TimeProvider time, IOptions<PumpOptions> options, ILogger<OutboxPump> log) : BackgroundService
{
    /// <summary>The signal that something new waits in the outbox.</summary>
    public const string Signal = "outbox";

    private const int AtOnce = 32;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var watch = signals.Start(Signal);
        using var timer = time.CreateTimer(_ => signals.Pulse(Signal), null, TimeSpan.Zero, options.Value.Poll);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await watch.WaitAsync(stopping);
                while (await RunOnceAsync(stopping) > 0)
                {
                    // The next part of each conversation may go out now.
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogPumpFailed(e);
            }
        }
    }

    /// <summary>Sends what is due; the number of parts that were tried.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await outbox.HasOfferedDueAsync(now, ct)) await outbox.SettleOfferedAsync(now);
        var token = Ids.New(now);
        var parts = await outbox.ClaimAsync(token, now, options.Value.Lease, AtOnce, ct);
        await Task.WhenAll(parts.Select(p => SendAsync(p, token, ct)));
        return parts.Count;
    }

    private async Task SendAsync(DuePart part, string token, CancellationToken ct)
    {
        DeliveryResult result;
        try
        {
            var outgoing = new OutgoingPart(part.Id, part.ConversationId, part.Address, new Part(part.Kind, part.Payload), (int)part.Attempts + 1);
            result = await channels.Find(part.Channel).SendAsync(outgoing, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Also a cancellation that is not ours: so HttpClient tells of its time limit.
            result = new DeliveryResult.RetryAfter(TimeSpan.Zero, e.Message);
        }

        await SettleAsync(part, token, result);
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
                await outbox.SettleAsync(part.Id, token, "held", null, null, h.Reason);
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

    [LoggerMessage(EventId = 2303, Level = LogLevel.Warning, Message = "The outbox pump met an error; trying again.")]
    private partial void LogPumpFailed(Exception error);
}
