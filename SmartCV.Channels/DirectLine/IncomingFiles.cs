using System.Text;
using Microsoft.Extensions.Options;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>Stores files that clients send, before the message that names them.</summary>
public sealed class IncomingFiles(IBlobStore blobs, IFileStore files, IOptions<DirectLineOptions> options, TimeProvider time)
{
    public const int MostFiles = 10;
    private const int LongestName = 120;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Stores one file and gives it as an attachment.</summary>
    /// <exception cref="DirectLineError">400 for a kind that is not accepted or not what it claims to be, 413 over the limit, 429 over the bytes of a day.</exception>
    public async Task<Attachment> StoreAsync(string conversation, Stream content, string? name, string? said, CancellationToken ct)
    {
        var safe = SafeName(name);
        var head = new byte[FileKinds.HeadBytes];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (length == 0) throw new FileRefusal(FileRefusal.Empty, safe, $"The file '{safe}' is empty.");
        var kind = FileKinds.Read(head.AsSpan(0, length), said)
            ?? throw new FileRefusal(FileRefusal.Kind, safe, $"The file '{safe}' is of a kind that is not accepted. Accepted are {FileKinds.Accepted}.");
        if (FileKinds.IsForged(kind, said, safe))
            throw new FileRefusal(FileRefusal.Forged, safe, $"The file '{safe}' says by its name or type ({said}) that it is something else than {kind}.");
        var (left, wait) = await LeftAsync(conversation, ct);
        BlobRef blob;
        try
        {
            blob = await blobs.WriteAsync(new HeadStream(head.AsMemory(0, length), content), Math.Min(options.Value.UploadLimit, left), ct);
        }
        catch (BlobTooLargeException) when (left < options.Value.UploadLimit)
        {
            throw new FileRefusal(
                FileRefusal.TooMuch, safe, $"With the file '{safe}' this conversation would send more than {options.Value.RateLimits.UploadBytesPerDay} bytes within 24 hours; {left} are left.")
            {
                RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
            };
        }
        catch (BlobTooLargeException e)
        {
            throw new FileRefusal(FileRefusal.TooLong, safe, $"The file '{safe}' is larger than {e.Limit} bytes.");
        }

        var id = await files.AddAsync(new FileEntry(conversation, blob, safe, kind), ct);
        var link = "blob:" + id;
        // Web Chat shows a picture of the user only when it has a preview; the picture itself is the best one.
        return new Attachment { ContentType = kind, ContentUrl = link, Name = safe, ThumbnailUrl = FileKinds.IsImage(kind) && kind != "image/heic" ? link : null };
    }

    // Two uploads in the same moment may both find room; the limit is against piles, not against bytes.
    private async ValueTask<(long Bytes, TimeSpan Wait)> LeftAsync(string conversation, CancellationToken ct)
    {
        if (options.Value.RateLimits.UploadBytesPerDay is not (> 0 and var limit)) return (long.MaxValue, TimeSpan.Zero);
        var now = time.GetUtcNow();
        var (used, first) = await files.UsedSinceAsync(conversation, now - Day, ct);
        return (Math.Max(0, limit - used), (first ?? now) + Day - now);
    }

    /// <summary>Takes files out of <c>data:</c> links into the store. A link into our store is refused: clients cannot name files they did not send.</summary>
    public async ValueTask<Activity> StoreInlineAsync(string conversation, Activity activity, CancellationToken ct)
    {
        if (activity.Attachments is not { Count: > 0 } attachments) return activity;
        foreach (var attachment in attachments.Where(a => !IsStored(a)))
        {
            RequireLink(attachment.ContentUrl, "contentUrl");
            RequireLink(attachment.ThumbnailUrl, "thumbnailUrl");
        }

        if (!attachments.Any(HasData)) return activity;
        var stored = new List<Attachment>();
        foreach (var attachment in attachments) stored.Add(HasData(attachment) ? await StoreDataAsync(conversation, attachment, ct) : attachment);

        return activity with { Attachments = stored };
    }

    /// <summary>No path, no control characters, no signs that turn the reading direction (which make "gpj.exe" look like a picture), not too long.</summary>
    public static string SafeName(string? name)
    {
        var plain = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x061C or 0x200E or 0x200F or 0xFFFD) continue;
            plain.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
        }

        var text = plain.ToString();
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Trim(' ', '.');
        if (text.Length > LongestName)
        {
            var ending = Path.GetExtension(text);
            if (ending.Length > 12) ending = "";
            var cut = LongestName - ending.Length;
            if (char.IsHighSurrogate(text[cut - 1])) cut--;
            text = text[..cut] + ending;
        }

        return text.Length == 0 ? "file" : text;
    }

    /// <summary>True when files travel inside the activity.</summary>
    internal static bool HasData(Activity activity) => activity.Attachments?.Any(HasData) == true;

    private static bool HasData(Attachment attachment) => attachment.ContentUrl?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true;

    private static void RequireLink(string? url, string member)
    {
        string[] allowed = ["data:", "https://", "http://"];
        if (url is not null && !allowed.Any(a => url.StartsWith(a, StringComparison.OrdinalIgnoreCase))) throw DirectLineError.BadArgument($"{member} must be a data:, http: or https: address.");
    }

    // The mark is an object of ours that no JSON can bring along.
    private static bool IsStored(Attachment attachment) => attachment.Content is null && attachment.Other is StoredMark;

    internal static Attachment Marked(Attachment attachment) => attachment with { Other = new StoredMark() };

    private async Task<Attachment> StoreDataAsync(string conversation, Attachment attachment, CancellationToken ct)
    {
        var url = attachment.ContentUrl!;
        var comma = url.IndexOf(',');
        if (comma < 0 || !url[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)) throw DirectLineError.BadArgument("A data: address must be 'data:type;base64,...'.");
        var bytes = new byte[(url.Length - comma) * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(url[(comma + 1)..], bytes, out var length)) throw DirectLineError.BadArgument("A data: address has no valid Base64 in it.");
        return await StoreAsync(conversation, new MemoryStream(bytes, 0, length), attachment.Name, attachment.ContentType, ct);
    }

    private sealed class StoredMark : Dictionary<string, System.Text.Json.JsonElement>;
}
