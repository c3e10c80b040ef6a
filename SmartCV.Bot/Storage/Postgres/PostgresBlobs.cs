using System.Security.Cryptography;
using Dapper;
using SmartCV.Channels;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>Blobs as rows of 256 KiB, so that every host sees them. Written in a transaction of their own, outside the group commit.</summary>
public sealed class PostgresBlobs(ISqlEngine engine, TimeProvider time) : IBlobStore
{
    private const int Chunk = 256 * 1024;

    public async Task<BlobRef> WriteAsync(Stream content, long limit, CancellationToken ct)
    {
        var (chunks, blob) = await ReadAsync(content, limit, ct);
        await using var connection = await engine.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var added = await connection.ExecuteAsync(
            "insert into blobs(sha256, size, created_at) values (@Sha256, @Size, @now) on conflict (sha256) do nothing;",
            new { blob.Sha256, blob.Size, now = time.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
        for (var place = 0; added == 1 && place < chunks.Count; place++)
            await connection.ExecuteAsync(
                "insert into blob_chunks(sha256, place, bytes) values (@Sha256, @place, @bytes);",
                new { blob.Sha256, place = (long)place, bytes = chunks[place] }, transaction);
        await transaction.CommitAsync(ct);
        return blob;
    }

    public async Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        await using var connection = await engine.OpenAsync(ct);
        if (await connection.ExecuteScalarAsync<long?>("select size from blobs where sha256 = @sha256;", new { sha256 }) is not { } size)
            throw new FileNotFoundException("No such blob.");
        var chunks = await connection.QueryAsync<byte[]>("select bytes from blob_chunks where sha256 = @sha256 order by place;", new { sha256 });
        var stream = new MemoryStream((int)size);
        foreach (var chunk in chunks) stream.Write(chunk);
        stream.Position = 0;
        return stream;
    }

    private static async Task<(List<byte[]> Chunks, BlobRef Blob)> ReadAsync(Stream content, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunks = new List<byte[]>();
        var buffer = new byte[Chunk];
        long size = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, Chunk, throwOnEndOfStream: false, ct)) > 0)
        {
            size += read;
            if (size > limit) throw new BlobTooLargeException(limit);
            hash.AppendData(buffer, 0, read);
            chunks.Add(buffer[..read]);
        }

        return (chunks, new BlobRef(Convert.ToHexStringLower(hash.GetHashAndReset()), size));
    }
}
