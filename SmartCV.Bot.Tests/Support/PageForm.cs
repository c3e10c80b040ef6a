using System.Net.Http.Headers;
using System.Text;

namespace SmartCV.Bot.Tests.Support;

/// <summary>A multipart form as a browser sends it.</summary>
public sealed class PageForm : IDisposable
{
    /// <summary>The first bytes tell what it is; no page draws it in tests over HTTP.</summary>
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[64]];

    private readonly MultipartFormDataContent _parts = [];

    public HttpContent Content => _parts;

    public PageForm Value(string name, string value)
    {
        _parts.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        return this;
    }

    public PageForm File(string field, string name, byte[] bytes, string type = "image/png")
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        _parts.Add(part, $"\"{field}\"", name);
        return this;
    }

    public void Dispose() => _parts.Dispose();
}
