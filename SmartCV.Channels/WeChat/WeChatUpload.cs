using System.Text;

namespace SmartCV.Channels.WeChat;

/// <summary>
/// The multipart body of media/upload, written by hand: HttpClient's own puts the boundary in quotes and adds filename*, which not every server takes.
/// </summary>
internal static class WeChatUpload
{
    /// <summary>The largest that any type may have (video).</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    private const int LongestName = 60;

    public static WeChatCall Call(string type, byte[] bytes, string fileName, string contentType)
    {
        var boundary = "----smartcv" + Guid.NewGuid().ToString("N");
        var head = $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"{Plain(fileName)}\"\r\nContent-Type: {PlainType(contentType)}\r\n\r\n";
        return new WeChatCall(WeChatInterfaces.Upload)
        {
            Query = "type=" + Uri.EscapeDataString(type),
            Body = [.. Encoding.ASCII.GetBytes(head), .. bytes, .. Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n")],
            ContentType = $"multipart/form-data; boundary={boundary}",
            Limit = WeChatCall.ForMedia,
        };
    }

    /// <summary>The platform looks at the extension only; anything else than letters and digits could end the header.</summary>
    private static string Plain(string fileName)
    {
        var name = string.Concat(fileName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
        return name.Length <= LongestName ? name : name[^LongestName..];
    }

    private static string PlainType(string contentType) =>
        contentType.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '+') ? contentType : "application/octet-stream";
}
