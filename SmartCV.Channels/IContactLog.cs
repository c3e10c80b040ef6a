namespace SmartCV.Channels;

/// <summary>When a customer last did something: some channels may only be used for a while after it.</summary>
public interface IContactLog
{
    /// <summary>When the last activity was accepted whose dedupe key begins with the prefix; null when there is none, or none that is still kept (seven days at least).</summary>
    ValueTask<DateTimeOffset?> LastAsync(string conversationId, string keyPrefix, CancellationToken ct);
}
