using System.Security.Cryptography;
using SmartCV.Channels;

namespace SmartCV.Bot.Storage;

/// <summary>Blobs as files under their SHA-256, for the embedded database. A file is fsynced under another name and then renamed, so a blob is whole or absent.</summary>
public sealed class FileBlobs(string folder, TimeProvider time) : IBlobStore
{
    private const int Chunk = 64 * 1024;

    private readonly Lock _gate = new();

    public async Task<BlobRef> WriteAsync(Stream content, long limit, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var blob = await CopyAsync(content, temporary, limit, ct);
            var target = PathOf(blob.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
            lock (_gate)
            {
                File.Move(temporary, target, overwrite: true);
            }

            return blob;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        var path = PathOf(sha256);
        // A missing folder would be another exception than a missing file; to the caller both mean that there is no such blob.
        if (!File.Exists(path)) throw new FileNotFoundException("No such blob.");
        return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Chunk, useAsync: true));
    }

    public Task ClearAsync(string sha256, DateTimeOffset writtenBefore, CancellationToken ct)
    {
        var path = PathOf(sha256);
        lock (_gate)
        {
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < writtenBefore.UtcDateTime) File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private static async Task<BlobRef> CopyAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Chunk, useAsync: true);
        var buffer = new byte[Chunk];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            size += read;
            if (size > limit) throw new BlobTooLargeException(limit);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return new BlobRef(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    // The name is our own hex, never a sender's word, so it cannot leave the folder.
    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, sha256[..2], sha256)
        : throw new FileNotFoundException("No such blob.");
}
