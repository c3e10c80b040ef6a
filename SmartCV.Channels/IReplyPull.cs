namespace SmartCV.Channels;

/// <summary>For channels that answer inside the request: the way from a turn to the push that caused it.</summary>
public interface IReplyPull
{
    /// <summary>
    /// Says that the request of a push waits on this host. To be called before its message is given to the intake: whoever computes the reply then hands it over at once.
    /// Several requests may wait for one push, as when the peer repeats it; all get the same.
    /// </summary>
    IReplyWait Wait(string pushId);
}

/// <summary>One request that waits for the reply to its push. Disposed when the request ends, whatever came of it.</summary>
public interface IReplyWait : IDisposable
{
    /// <summary>
    /// Waits for the reply. Null when nothing came in time; empty when nothing is said, or a newer push of the same user gets what there is to say.
    /// What is taken and not told to have arrived within 6 s goes out another way.
    /// </summary>
    /// <param name="isRepeat">True when the push was known already: its reply may have been computed long ago, and is given again.</param>
    Task<IReadOnlyList<OfferedPart>?> TakeAsync(bool isRepeat, TimeSpan wait, CancellationToken ct);

    /// <summary>Tells what of the taken parts the peer has got; the others go out another way, in their order. Noted a moment later.</summary>
    void Settle(IReadOnlyList<OfferedPart> taken, int arrived);
}

/// <param name="Id">The same for the same part.</param>
public sealed record OfferedPart(string Id, Part Part);
