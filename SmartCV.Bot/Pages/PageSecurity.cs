using System.Security.Cryptography;

namespace SmartCV.Bot.Pages;

/// <summary>
/// What a page of ours may do in a browser: run scripts and styles that carry this answer's nonce, talk to this host, show pictures. A script
/// that somebody managed to smuggle into a text has no nonce and does not run.
/// </summary>
public static class PageSecurity
{
    /// <summary>Web Chat adds an empty style element without a nonce, to fill it by script.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static readonly object NonceKey = new();

    /// <summary>The nonce of this answer; the same for every call within it.</summary>
    public static string Nonce(HttpContext http)
    {
        if (http.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Headers of an HTML page.</summary>
    /// <param name="framedBy">Who may show the page in a frame: 'none', 'self' or origins.</param>
    /// <param name="webChat">True for the page that runs Web Chat: it sets style attributes, and shrinks pictures in a worker made from a blob.</param>
    public static void Protect(HttpContext http, string framedBy = "'none'", bool webChat = false)
    {
        var nonce = Nonce(http);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = string.Join(
            "; ",
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
            $"script-src 'nonce-{nonce}' 'strict-dynamic'",
            webChat ? $"style-src 'nonce-{nonce}' 'self' {EmptyStyle}" : $"style-src 'nonce-{nonce}' 'self'",
            webChat ? "style-src-attr 'unsafe-inline'" : "style-src-attr 'none'",
            webChat ? "img-src 'self' data: blob: https:" : "img-src 'self' data:",
            webChat ? "media-src 'self' data: blob: https:" : "media-src 'self'",
            "font-src 'self' data:",
            // Web Chat reads the file to upload back from a blob.
            webChat ? "connect-src 'self' ws: wss: blob:" : "connect-src 'self'",
            webChat ? "worker-src blob:" : "worker-src 'none'",
            "frame-src 'self'",
            $"frame-ancestors {framedBy}");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=()";
        headers.CacheControl = "no-store";
    }
}
