using SmartCV.Bot.Foundation;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>Hands the reply of a turn to the push that caused it, inside that push's own request.</summary>
public sealed class ReplyPull(OutboxStore outbox, Signals signals, TimeProvider time) : IReplyPull
{
    /// <summary>The signal that a push was overtaken by a newer one of the same user.</summary>
    public static string SignalOf(string pushId) => $"push:{pushId}";

    public async Task<IReadOnlyList<Part>> TakeAsync(string pushId, TimeSpan wait, CancellationToken ct)
    {
        using var watch = signals.Start(SignalOf(pushId));
        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            while (true)
            {
                // In this order: a turn that commits between the two questions must be found by the second.
                var pending = await outbox.IsPendingAsync(pushId, ct);
                var parts = await outbox.OfferAsync(pushId, time.GetUtcNow(), ct);
                if (parts.Count > 0 || !pending) return parts;
                await watch.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return [];
        }
    }
}
