using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace SmartCV.Bot.Pages;

/// <summary>
/// What browsers load from wwwroot/lib. A file's name holds the hash of its content, so it may be cached for ever; it was compressed when it was
/// built, so no request has to. <c>/widget.js</c> is the one address that customers' pages know: it is asked for again after ten minutes.
/// </summary>
public sealed class ClientFiles
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Briefly = "public, max-age=600";

    private readonly string _folder;
    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenSet<string> _known;

    public ClientFiles(IWebHostEnvironment environment)
    {
        _folder = Path.Combine(environment.WebRootPath ?? "", "lib");
        var manifest = Path.Combine(_folder, "manifest.json");
        if (!File.Exists(manifest))
            throw new FileNotFoundException($"The chat client is missing: {manifest}. Build the project (dotnet build SmartCV.Bot), which makes it.");
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest))!.ToFrozenDictionary();
        _known = _names.Values.ToFrozenSet();
    }

    /// <summary>Address of a file by its plain name: <c>webchat.js</c>.</summary>
    public string this[string name] => "/lib/" + _names[name];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/widget.js", (HttpContext http) => Send(http, _names["widget.js"], Briefly));
        // Browsers ask for this name on their own; they go by the type, not by the ending.
        routes.MapGet("/favicon.ico", (HttpContext http) => Send(http, _names["icon.svg"], Briefly));
        routes.MapGet("/lib/{name}", (HttpContext http, string name) => _known.Contains(name) ? Send(http, name, Forever) : Results.NotFound());
    }

    private IResult Send(HttpContext http, string name, string caching)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        // Other sites load the widget, so it must not be held back by a page's cross-origin rules.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var path = Path.Combine(_folder, name);
        foreach (var (coding, ending) in Codings)
        {
            if (!Accepts(http.Request, coding)) continue;
            headers.ContentEncoding = coding;
            path += ending;
            break;
        }

        var type = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        // The hash in the name is the best entity tag; a compressed form needs one of its own.
        return Results.File(path, type, entityTag: new EntityTagHeaderValue($"\"{Path.GetFileName(path)}\""));
    }

    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}
