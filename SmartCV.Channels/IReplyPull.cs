namespace SmartCV.Channels;

/// <summary>For channels that answer inside the request: takes the parts that were reserved for a push.</summary>
public interface IReplyPull
{
    /// <summary>
    /// Waits up to <paramref name="wait"/> for the reply to the push. Taken parts are offered: the same push asked again gets the same parts;
    /// they count as delivered 6 s after the last offer. Empty when nothing came in time, or a newer push of the same user took over.
    /// </summary>
    Task<IReadOnlyList<Part>> TakeAsync(string pushId, TimeSpan wait, CancellationToken ct);
}
