namespace SmartCV.Channels.DirectLine;

/// <summary>Gives back the bytes that were read ahead, then the rest of the stream.</summary>
internal sealed class HeadStream(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private const string OnlyReads = "This stream is only read, asynchronously and from front to back.";

    private ReadOnlyMemory<byte> _head = head;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException(OnlyReads);

    public override long Position
    {
        get => throw new NotSupportedException(OnlyReads);
        set => throw new NotSupportedException(OnlyReads);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException(OnlyReads);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head.IsEmpty) return await rest.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, _head.Length);
        _head[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException(OnlyReads);

    public override void SetLength(long value) => throw new NotSupportedException(OnlyReads);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException(OnlyReads);
}
