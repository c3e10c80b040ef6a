using System.Text;

namespace SmartCV.Channels;

/// <summary>Tells what a file is from its first bytes. What the sender says of it is not believed.</summary>
public static class FileKinds
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int HeadBytes = 512;

    public const string Accepted = "PNG, JPEG, GIF, WebP, HEIC, PDF, plain text, Word, Excel, PowerPoint and ZIP";

    private static readonly Dictionary<string, string[]> Endings = new()
    {
        ["image/png"] = [".png"],
        ["image/jpeg"] = [".jpg", ".jpeg"],
        ["image/gif"] = [".gif"],
        ["image/webp"] = [".webp"],
        ["image/heic"] = [".heic", ".heif"],
        ["application/pdf"] = [".pdf"],
        ["application/zip"] = [".zip"],
        ["application/msword"] = [".doc", ".xls", ".ppt"],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = [".docx"],
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = [".xlsx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = [".pptx"],
        ["text/plain"] = [".txt", ".log", ".csv", ".md", ".json"],
    };

    /// <summary>Every kind by its content type and its endings, as the file dialogs of browsers are told: <c>image/png,.png,image/jpeg,...</c></summary>
    public static readonly string Accept = string.Join(',', Endings.SelectMany(e => (string[])[e.Key, .. e.Value]));

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
        if (head.StartsWith("PK\x03\x04"u8)) return said is not null && Endings.ContainsKey(said) && said.StartsWith("application/vnd.openxml", StringComparison.Ordinal) ? said : "application/zip";
        if (head.Length > 8 && head[0] == 0xD0 && head[1] == 0xCF && head[2] == 0x11 && head[3] == 0xE0) return "application/msword";
        return IsText(head) ? "text/plain" : null;
    }

    public static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>
    /// True when the type or the name claims something that the bytes plainly are not: text called a.pdf, a PDF called a.png. One picture for another, or one
    /// kind of Office file or archive for another, is no forgery: they are renamed every day. What claims nothing that we know is believed.
    /// </summary>
    /// <param name="actual">What <see cref="Read"/> told.</param>
    /// <param name="said">What the sender says.</param>
    public static bool IsForged(string actual, string? said, string name)
    {
        // Web pages and RTF that are called .doc or .xls: many sites export that way.
        var family = FamilyOf(actual);
        if (family == Family.Text && (said is "application/msword" or null || FamilyOf(said) is null or Family.Text || said.StartsWith("application/vnd.ms-", StringComparison.Ordinal)) && HasEnding(name, Endings["application/msword"])) return false;
        return Differs(FamilyOf(said ?? "")) || Differs(Endings.Where(e => HasEnding(name, e.Value)).Select(e => FamilyOf(e.Key)).FirstOrDefault());

        bool Differs(Family? claimed) => claimed is { } c && c != family;
    }

    private enum Family { Picture, Pdf, Text, Archive }

    private static Family? FamilyOf(string contentType) => contentType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        var picture when picture.StartsWith("image/", StringComparison.Ordinal) => Family.Picture,
        "application/pdf" => Family.Pdf,
        var text when text.StartsWith("text/", StringComparison.Ordinal) => Family.Text,
        // An Office file is a ZIP, and an old one when it has a password.
        var known when Endings.ContainsKey(known) => Family.Archive,
        _ => null,
    };

    /// <summary>The name under which a browser saves the file: with an ending of its kind, so that opening it does not run it (text called page.html, run.bat).</summary>
    public static string SavedName(string name, string contentType) =>
        !Endings.TryGetValue(contentType, out var endings) || HasEnding(name, endings) ? name : name + endings[0];

    private static bool HasEnding(string name, string[] endings) => endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.ContainsAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8])) return false;
        // A page could run scripts; as text it would be harmless, but nobody needs to send one.
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var start = Encoding.Latin1.GetString(text).TrimStart().ToLowerInvariant();
        return !start.StartsWith("<!", StringComparison.Ordinal) && !start.StartsWith("<html", StringComparison.Ordinal)
            && !start.StartsWith("<svg", StringComparison.Ordinal) && !start.StartsWith("<?xml", StringComparison.Ordinal) && !start.StartsWith("<script", StringComparison.Ordinal);
    }
}
