using System.Net.Http.Headers;
using System.Text;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>Small files, and the bodies in which clients send them.</summary>
internal static class TestFiles
{
    /// <summary>A picture of one pixel.</summary>
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The same picture with something after its end, so that two files can be told apart.</summary>
    public static byte[] PngWith(string tail) => [.. Png, .. Encoding.UTF8.GetBytes(tail)];

    /// <summary>A file as the whole body of an upload.</summary>
    /// <param name="disposition">As it is to stand in the header.</param>
    public static ByteArrayContent Raw(byte[] bytes, string type, string disposition)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    /// <summary>Adds a file as a browser does: the name in UTF-8, quotes and line breaks escaped (HTML, multipart/form-data encoding).</summary>
    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, byte[] bytes, string type = "image/png")
    {
        var escaped = name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        // A header of HttpClient takes no bytes above 127 by itself; a part's header is copied as it stands.
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        var part = new ByteArrayContent(bytes);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{escaped}\"");
        if (type.Length > 0) part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        form.Add(part);
        return form;
    }

    /// <summary>Adds the part that says what the files belong to.</summary>
    public static MultipartFormDataContent WithActivity(this MultipartFormDataContent form, string json)
    {
        var part = new StringContent(json, Encoding.UTF8);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/vnd.microsoft.activity");
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"activity\"; filename=\"blob\"");
        form.Add(part);
        return form;
    }
}
