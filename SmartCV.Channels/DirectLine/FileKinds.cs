using System.Text;

namespace SmartCV.Channels.DirectLine;

/// <summary>Tells what a file is from its first bytes. What the sender says of it is not believed.</summary>
public static class FileKinds
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int HeadBytes = 512;

    public const string Accepted = "PNG, JPEG, GIF, WebP, HEIC, PDF, plain text, Word, Excel, PowerPoint and ZIP";

    /// <summary>The content type, or null for a kind that is not accepted.</summary>
    /// <param name="said">What the sender says: tells apart only what begins with the same bytes (Office files and ZIP).</param>
    public static string? Read(ReadOnlySpan<byte> head, string? said)
    {
        if (head.Length > 8 && head[0] == 0x89 && head[1..4].SequenceEqual("PNG"u8)) return "image/png";
        if (head.Length > 3 && head[0] == 0xFF && head[1] == 0xD8 && head[2] == 0xFF) return "image/jpeg";
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return "image/gif";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return "image/webp";
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && (head[8..12].SequenceEqual("heic"u8) || head[8..12].SequenceEqual("mif1"u8))) return "image/heic";
        if (head.StartsWith("%PDF-"u8)) return "application/pdf";
        if (head.StartsWith("PK\x03\x04"u8)) return said?.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal) == true ? said : "application/zip";
        if (head.Length > 8 && head[0] == 0xD0 && head[1] == 0xCF && head[2] == 0x11 && head[3] == 0xE0) return "application/msword";
        return IsText(head) ? "text/plain" : null;
    }

    public static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>True when the sender says "picture" of something that is none, or the other way round: a forged type.</summary>
    public static bool IsForged(string actual, string? said) =>
        said is { Length: > 0 } && said != "application/octet-stream" && said.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != IsImage(actual);

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.ContainsAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8])) return false;
        // A page could run scripts; as text it would be harmless, but nobody needs to send one.
        var start = Encoding.Latin1.GetString(head).TrimStart().ToLowerInvariant();
        return !start.StartsWith("<!doctype", StringComparison.Ordinal) && !start.StartsWith("<html", StringComparison.Ordinal)
            && !start.StartsWith("<svg", StringComparison.Ordinal) && !start.StartsWith("<?xml", StringComparison.Ordinal) && !start.StartsWith("<script", StringComparison.Ordinal);
    }
}
