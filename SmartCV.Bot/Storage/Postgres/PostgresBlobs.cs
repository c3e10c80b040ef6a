using System.Security.Cryptography;
using Dapper;
using SmartCV.Channels;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>
/// Blobs as rows of 256 KiB, so that every host sees them. Written in a transaction of their own, outside the group commit. What comes in goes to a file first:
/// a transaction that waits for a slow sender would hold up everybody who follows the changes. Neither way is a whole file ever in memory.
/// </summary>
public sealed class PostgresBlobs(ISqlEngine engine, TimeProvider time) : IBlobStore
{
    private const int Chunk = 256 * 1024;

    public async Task<BlobRef> WriteAsync(Stream content, long limit, CancellationToken ct)
    {
        await using var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), $"smartcv-{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Chunk, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var blob = await SpoolAsync(content, spool, limit, ct);
        spool.Position = 0;
        await using var connection = await engine.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // A row that is there gets the present time, so that it is not cleared before the file is registered. xmax tells it from a new one.
        var isNew = await connection.ExecuteScalarAsync<bool>(
            """
            insert into blobs(sha256, size, created_at) values (@Sha256, @Size, @now)
            on conflict (sha256) do update set created_at = excluded.created_at
            returning xmax = 0;
            """,
            new { blob.Sha256, blob.Size, now = time.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
        var buffer = new byte[Chunk];
        int read;
        for (var place = 0L; isNew && (read = await spool.ReadAtLeastAsync(buffer, Chunk, throwOnEndOfStream: false, ct)) > 0; place++)
            await connection.ExecuteAsync(
                "insert into blob_chunks(sha256, place, bytes) values (@Sha256, @place, @bytes);",
                new { blob.Sha256, place, bytes = read == Chunk ? buffer : buffer[..read] }, transaction);
        await transaction.CommitAsync(ct);
        return blob;
    }

    public async Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        await using var connection = await engine.OpenAsync(ct);
        if (await connection.ExecuteScalarAsync<long?>("select size from blobs where sha256 = @sha256;", new { sha256 }) is not { } size)
            throw new FileNotFoundException("No such blob.");
        return new PostgresBlobStream(engine, sha256, size);
    }

    public async Task ClearAsync(string sha256, DateTimeOffset writtenBefore, CancellationToken ct)
    {
        await using var connection = await engine.OpenAsync(ct);
        await connection.ExecuteAsync(
            """
            with cleared as (delete from blobs where sha256 = @sha256 and created_at < @before returning sha256)
            delete from blob_chunks where sha256 in (select sha256 from cleared);
            """,
            new { sha256, before = writtenBefore.ToUnixTimeMilliseconds() });
    }

    private static async Task<BlobRef> SpoolAsync(Stream content, Stream spool, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            size += read;
            if (size > limit) throw new BlobTooLargeException(limit);
            hash.AppendData(buffer, 0, read);
            await spool.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return new BlobRef(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
