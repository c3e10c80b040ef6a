namespace SmartCV.Channels;

/// <summary>What a peer tells later of a part that it had taken.</summary>
public interface IDeliveryReports
{
    /// <summary>Notes that a part which counted as delivered has not reached the customer. Said twice it changes nothing.</summary>
    /// <param name="remoteId">The peer's id of the part, as <see cref="DeliveryResult.Delivered"/> named it. Where several have it, the last one is meant.</param>
    /// <param name="reason">For the log and for a colleague; no text of the customer.</param>
    /// <returns>False when no part of the conversation is known by this id: it is none of ours, or its sending is not noted yet.</returns>
    Task<bool> FailedAsync(string conversationId, string remoteId, string reason, CancellationToken ct);
}
