using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>
/// <c>/widget.js</c>, the one address that customers' pages know: the loader as it was built, with the texts of the launcher put in, so that it needs no second
/// request to say something. Browsers may use it for ten minutes and then ask whether it changed; it is made and compressed anew when the texts change.
/// </summary>
public sealed class WidgetScript(ClientFiles files, CurrentContent content)
{
    /// <summary>Stands in the built loader where the texts belong.</summary>
    private const string Place = "'smartcv:texts'";

    // Chinese as it is; what could end a string or a script is escaped all the same.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private Made? _made;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/widget.js", (HttpContext http) => Send(http));

    private IResult Send(HttpContext http)
    {
        var made = Now();
        var (coding, ending) = ClientFiles.Announce(http, ClientFiles.Briefly);
        var bytes = coding switch { "br" => made.Brotli, "gzip" => made.Gzip, _ => made.Plain };
        return Results.Bytes(bytes, ClientFiles.Script, entityTag: new EntityTagHeaderValue($"\"{made.Hash}{ending}\""));
    }

    // Two requests in the same moment make the same.
    private Made Now()
    {
        var texts = content.Value.Texts;
        if (_made is { } made && made.Texts == texts) return made;
        var script = File.ReadAllText(files.PathOf("widget.js"));
        if (!script.Contains(Place, StringComparison.Ordinal)) throw new InvalidDataException($"{files.PathOf("widget.js")} has no {Place} where the texts belong. Build the project anew.");
        var plain = Encoding.UTF8.GetBytes(script.Replace(Place, JsonSerializer.Serialize(ChatTexts.OfLauncher(texts), Json), StringComparison.Ordinal));
        return _made = new Made(
            texts, Convert.ToHexStringLower(SHA256.HashData(plain))[..16], plain,
            Packed(plain, to => new BrotliStream(to, CompressionLevel.SmallestSize)), Packed(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)));
    }

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> with)
    {
        using var packed = new MemoryStream();
        using (var packer = with(packed)) packer.Write(plain);
        return packed.ToArray();
    }

    private sealed record Made(TextCatalog Texts, string Hash, byte[] Plain, byte[] Brotli, byte[] Gzip);
}
