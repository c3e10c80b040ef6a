using Dapper;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>Reads a blob forwards, one chunk at a time; a slow reader holds no connection between two of them.</summary>
internal sealed class PostgresBlobStream(ISqlEngine engine, string sha256, long size) : Stream
{
    private byte[] _chunk = [];
    private int _at;
    private long _place;
    private long _position;

    private static NotSupportedException OnlyForwards => new("A blob is read once and forwards.");

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => throw OnlyForwards;
    }

    /// <exception cref="EndOfStreamException">The blob was cleared while it was read.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == size || buffer.IsEmpty) return 0;
        if (_at == _chunk.Length) await NextAsync(cancellationToken);
        var count = Math.Min(buffer.Length, _chunk.Length - _at);
        _chunk.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Chunks come from the database: read asynchronously.");

    public override void Flush() => throw OnlyForwards;

    public override long Seek(long offset, SeekOrigin origin) => throw OnlyForwards;

    public override void SetLength(long value) => throw OnlyForwards;

    public override void Write(byte[] buffer, int offset, int count) => throw OnlyForwards;

    private async Task NextAsync(CancellationToken ct)
    {
        await using var connection = await engine.OpenAsync(ct);
        _chunk = await connection.QueryFirstOrDefaultAsync<byte[]>(new CommandDefinition(
            "select bytes from blob_chunks where sha256 = @sha256 and place = @place;", new { sha256, place = _place++ }, cancellationToken: ct)) ?? throw new EndOfStreamException("The blob is gone.");
        _at = 0;
    }
}
