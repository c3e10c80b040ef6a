namespace SmartCV.Channels;

/// <summary>The transcript as clients of a pulling channel see it.</summary>
public interface IActivityLog
{
    /// <summary>The last seq of the conversation, or null when there is no such conversation. 0 means: known, nothing said yet.</summary>
    ValueTask<long?> LastSeqAsync(string conversationId, CancellationToken ct);

    /// <summary>Up to <paramref name="limit"/> lines with a seq above <paramref name="afterSeq"/>, in order, without what clients never see (notes, conversationUpdate).</summary>
    ValueTask<LogPage> ReadAsync(string conversationId, long afterSeq, int limit, CancellationToken ct);

    /// <summary>Starts watching a conversation for new lines. Take the watch before the read, or a line in between is missed.</summary>
    IActivityWatch Watch(string conversationId);
}

/// <param name="Lines">May be empty although <paramref name="LastSeq"/> moved: lines that clients never see have a seq too.</param>
/// <param name="LastSeq">The seq up to which the log has been read: the next watermark.</param>
/// <param name="HasMore">True when the limit cut the page.</param>
public sealed record LogPage(IReadOnlyList<LoggedActivity> Lines, long LastSeq, bool HasMore);

/// <param name="Seq">Place in the conversation, from 1.</param>
/// <param name="Json">The whole activity as UTF-8 JSON, with id, timestamp, conversation and channelId. Attachments hold <c>blob:{fileId}</c> links when <paramref name="HasFiles"/>.</param>
public sealed record LoggedActivity(long Seq, ReadOnlyMemory<byte> Json, bool HasFiles);

/// <summary>A running watch. A signal means "look again", never more; typing is the only thing it carries itself.</summary>
public interface IActivityWatch : IDisposable
{
    /// <summary>Signals this watch alone: "look again anyway".</summary>
    void Wake();

    /// <summary>Completes when something may be new since the last call. Signals between two calls are not lost. Returns activities that are never stored (typing), if any.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> WaitAsync(CancellationToken ct);
}
