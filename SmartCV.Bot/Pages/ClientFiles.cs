using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace SmartCV.Bot.Pages;

/// <summary>
/// What browsers load from wwwroot/lib. A file's name holds the hash of its content, so it may be cached for ever; it was compressed when it was
/// built, so no request has to. <see cref="WidgetScript"/> has an address without a hash.
/// </summary>
public sealed class ClientFiles
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>For what is asked for again after ten minutes.</summary>
    internal const string Briefly = "public, max-age=600";

    internal const string Script = "text/javascript; charset=utf-8";

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

    /// <summary>Where a file lies, by its plain name.</summary>
    public string PathOf(string name) => Path.Combine(_folder, _names[name]);

    public void Map(IEndpointRouteBuilder routes)
    {
        // Browsers ask for this name on their own; they go by the type, not by the ending.
        routes.MapGet("/favicon.ico", (HttpContext http) => Send(http, _names["icon.svg"], Briefly));
        routes.MapGet("/lib/{name}", (HttpContext http, string name) => _known.Contains(name) ? Send(http, name, Forever) : Results.NotFound());
    }

    private IResult Send(HttpContext http, string name, string caching)
    {
        var path = Path.Combine(_folder, name) + Announce(http, caching).Ending;
        var type = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => Script,
        };
        // The hash in the name is the best entity tag; a compressed form needs one of its own.
        return Results.File(path, type, entityTag: new EntityTagHeaderValue($"\"{Path.GetFileName(path)}\""));
    }

    /// <summary>Sets the headers that all files have, and says in which form the browser takes it.</summary>
    /// <returns>The content coding, or null, and how the name of such a file ends.</returns>
    internal static (string? Coding, string Ending) Announce(HttpContext http, string caching)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        // Other sites load the widget, so it must not be held back by a page's cross-origin rules.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        foreach (var (coding, ending) in Codings)
        {
            if (!Accepts(http.Request, coding)) continue;
            headers.ContentEncoding = coding;
            return (coding, ending);
        }

        return (null, "");
    }

    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}
