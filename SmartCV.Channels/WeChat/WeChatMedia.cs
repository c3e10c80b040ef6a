namespace SmartCV.Channels.WeChat;

/// <summary>Fetches pictures, voice messages and videos of users by their media id. Of what comes only what it was said to be is taken.</summary>
public sealed class WeChatMedia(WeChatApi api) : IFileSource
{
    /// <summary>WeChat's own limit for a video, the largest of them.</summary>
    private const long MostBytes = 10 * 1024 * 1024;

    public string Channel => WeChatChannel.ChannelId;

    public async Task<FetchedFile> FetchAsync(string source, CancellationToken ct)
    {
        var answer = await api.DownloadAsync(source, MostBytes, ct);
        if (answer.IsOk)
            return KindOf(answer.Value.Bytes) is { } kind
                ? new FetchedFile.Content(new MemoryStream(answer.Value.Bytes, writable: false), kind)
                : new FetchedFile.Lost("It is neither a picture nor a voice message nor a video.");
        return answer.Reaction is WeChatReaction.MediaGone or WeChatReaction.OurFault or WeChatReaction.UnknownUser or WeChatReaction.Refused
            ? new FetchedFile.Lost(answer.Message)
            : new FetchedFile.RetryAfter(answer.RetryAfter ?? TimeSpan.Zero, answer.Message);
    }

    /// <summary>What the bytes are, whatever they were called.</summary>
    internal static string? KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("#!AMR"u8)) return "audio/amr";
        if (bytes.StartsWith("#!SILK"u8) || (bytes.Length > 1 && bytes[1..].StartsWith("#!SILK"u8))) return "audio/silk";
        if (bytes.StartsWith("OggS"u8)) return "audio/ogg";
        if (bytes.StartsWith("ID3"u8) || (bytes.Length > 2 && bytes[0] == 0xFF && (bytes[1] & 0xE0) == 0xE0)) return "audio/mpeg";
        var head = bytes[..Math.Min(bytes.Length, FileKinds.HeadBytes)];
        if (FileKinds.Read(head, null) is { } kind && FileKinds.IsImage(kind)) return kind;
        return bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? "video/mp4" : null;
    }
}
