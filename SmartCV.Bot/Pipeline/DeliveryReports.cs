using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>Notes in the outbox what peers tell later of parts that they had taken.</summary>
public sealed partial class DeliveryReports(OutboxStore outbox, ILogger<DeliveryReports> log) : IDeliveryReports
{
    public async Task<bool> FailedAsync(string conversationId, string remoteId, string reason, CancellationToken ct)
    {
        if (await outbox.ReportedAsync(conversationId, remoteId, ct) is not var (id, status)) return false;
        if (status == "failed") return true;
        await outbox.FailDeliveredAsync(id, reason);
        LogFailed(id, reason);
        return true;
    }

    [LoggerMessage(EventId = 2304, Level = LogLevel.Warning, Message = "{PartId} was taken by its peer, but has not arrived: {Reason}")]
    private partial void LogFailed(string partId, string reason);
}
