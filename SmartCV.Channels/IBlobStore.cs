namespace SmartCV.Channels;

/// <summary>Files, content-addressed. Stored before the row that names them.</summary>
public interface IBlobStore
{
    /// <summary>Stores the stream and fsyncs it.</summary>
    /// <exception cref="BlobTooLargeException">The stream is longer than <paramref name="limit"/> bytes; nothing is kept.</exception>
    Task<BlobRef> WriteAsync(Stream content, long limit, CancellationToken ct);

    /// <exception cref="FileNotFoundException">No such blob.</exception>
    Task<Stream> OpenAsync(string sha256, CancellationToken ct);

    /// <summary>Deletes a blob that nothing names any more, unless the same bytes were written again since: then somebody is about to name it.</summary>
    Task ClearAsync(string sha256, DateTimeOffset writtenBefore, CancellationToken ct);
}

/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
public sealed record BlobRef(string Sha256, long Size);

public sealed class BlobTooLargeException(long limit) : IOException($"The file is larger than {limit} bytes.")
{
    public long Limit { get; } = limit;
}

/// <summary>Named files of conversations on top of the blobs.</summary>
public interface IFileStore
{
    /// <summary>Registers a stored blob under a name and returns the file id used in <c>blob:{fileId}</c> links.</summary>
    Task<string> AddAsync(FileEntry file, CancellationToken ct);

    Task<FileEntry?> FindAsync(string fileId, CancellationToken ct);

    /// <summary>Notes a file that is to be fetched in the background. The same id again changes nothing.</summary>
    Task ExpectAsync(ExpectedFile file, CancellationToken ct);

    /// <summary>Bytes of the files that were registered for the conversation since, and when the first of them was; null when there are none.</summary>
    Task<(long Bytes, DateTimeOffset? First)> UsedSinceAsync(string conversationId, DateTimeOffset since, CancellationToken ct);
}

/// <param name="Name">Already made safe: no path, no control characters.</param>
/// <param name="ContentType">What the bytes are (sniffed), not what the sender said.</param>
public sealed record FileEntry(string ConversationId, BlobRef Blob, string Name, string ContentType);
