namespace SmartCV.Channels;

/// <summary>A channel whose messages only name their files: the bytes are fetched from its peer in the background.</summary>
public interface IFileSource
{
    /// <summary>The id of the channel.</summary>
    string Channel { get; }

    /// <summary>Fetches one file. Never sleeps, never retries; expected failures are values.</summary>
    /// <param name="source">What <see cref="ExpectedFile.Source"/> said.</param>
    Task<FetchedFile> FetchAsync(string source, CancellationToken ct);
}

/// <summary>A file that a message names and nobody has fetched yet.</summary>
/// <param name="Id">Made by the channel from the message, so that a repeat names the same: 32 lower-case hex digits. Activities hold it as <c>blob:{id}</c>.</param>
/// <param name="Source">The channel's own word for where the bytes are.</param>
/// <param name="ContentType">What it will probably be.</param>
public sealed record ExpectedFile(string Id, string Channel, string ConversationId, string Source, string Name, string ContentType);

/// <summary>How a fetch ended.</summary>
public abstract record FetchedFile
{
    private FetchedFile()
    {
    }

    /// <param name="Bytes">Read once, then disposed.</param>
    /// <param name="ContentType">What the bytes are, by looking at them.</param>
    public sealed record Content(Stream Bytes, string ContentType) : FetchedFile;

    public sealed record RetryAfter(TimeSpan Delay, string Reason) : FetchedFile;

    /// <summary>It will never come, or is nothing that we take.</summary>
    public sealed record Lost(string Reason) : FetchedFile;
}
