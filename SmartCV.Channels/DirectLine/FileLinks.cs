using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SmartCV.Channels.DirectLine;

/// <summary>
/// Stored activities name files as <c>blob:{id}</c>. When they are read by a client, each becomes a signed link. The signature covers the conversation too, so a link
/// made from another conversation's transcript opens nothing.
/// </summary>
public sealed class FileLinks(ISigningKeys keys, IFileStore files, IBlobStore blobs)
{
    private const string Purpose = "files";

    /// <summary>The line with links that the client can fetch.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ResolveAsync(LoggedActivity line, string conversation, HttpContext http)
    {
        var key = await keys.CurrentAsync(Purpose, http.RequestAborted);
        var text = Encoding.UTF8.GetString(line.Json.Span);
        var prefix = $"{http.Request.Scheme}://{http.Request.Host}/v3/directline/files/";
        foreach (var member in (string[])["\"contentUrl\":\"blob:", "\"thumbnailUrl\":\"blob:"])
        {
            var at = 0;
            while ((at = text.IndexOf(member, at, StringComparison.Ordinal)) >= 0)
            {
                var start = at + member.Length;
                var end = text.IndexOf('"', start);
                if (end < 0) break;
                var id = text[start..end];
                var open = member[..^"blob:".Length];
                var link = $"{open}{prefix}{Uri.EscapeDataString(id)}?k={key.Id}&s={Sign(key, id, conversation)}";
                text = string.Concat(text.AsSpan(0, at), link, text.AsSpan(end));
                at += link.Length;
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }

    public async Task SendAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        var key = await keys.FindAsync(Purpose, http.Request.Query["k"].ToString(), http.RequestAborted);
        var file = key is null ? null : await files.FindAsync(id, http.RequestAborted);
        // Not there and not allowed give the same answer.
        if (file is null || !IsSigned(key!, id, file.ConversationId, http.Request.Query["s"].ToString())) throw DirectLineError.NotFound("There is no such file, or the link is not valid.");
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentDisposition = Disposition(file);
        http.Response.ContentType = file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        http.Response.ContentLength = file.Blob.Size;
        await using var content = await blobs.OpenAsync(file.Blob.Sha256, http.RequestAborted);
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    // Pictures are shown in place; whatever else it is, the browser is told to save it.
    private static string Disposition(FileEntry file)
    {
        var header = new ContentDispositionHeaderValue(FileKinds.IsImage(file.ContentType) ? "inline" : "attachment");
        header.SetHttpFileName(file.Name);
        return header.ToString();
    }

    private static string Sign(SigningKey key, string id, string conversation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"{id}|{conversation}"))[..16]);

    private static bool IsSigned(SigningKey key, string id, string conversation, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(key, id, conversation)), Encoding.UTF8.GetBytes(signature));
}
