using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>
/// Stored activities name files as <c>blob:{id}</c>. When they are read by a client, each becomes a signed link. The signature covers the conversation too, so a link
/// made from another conversation's transcript opens nothing.
/// </summary>
public sealed class FileLinks(ISigningKeys keys, IFileStore files, IBlobStore blobs)
{
    private const string Purpose = "files";
    private const string Stored = "blob:";
    private const string Folder = "/v3/directline/files/";

    /// <summary>The line with links that the client can fetch.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ResolveAsync(LoggedActivity line, string conversation, HttpContext http)
    {
        var key = await keys.CurrentAsync(Purpose, http.RequestAborted);
        var prefix = $"{http.Request.Scheme}://{http.Request.Host}{Folder}";
        // Only attachments name files. Whatever else in an activity looks like such a link is the sender's own and stays as it is.
        var activity = JsonNode.Parse(line.Json.Span)!;
        foreach (var attachment in activity["attachments"]!.AsArray())
        {
            foreach (var member in (string[])["contentUrl", "thumbnailUrl"])
            {
                if (attachment![member]?.GetValue<string>() is not { } url || !url.StartsWith(Stored, StringComparison.Ordinal)) continue;
                var id = url[Stored.Length..];
                attachment[member] = $"{prefix}{Signed(key, id, conversation)}";
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Options);
    }

    /// <summary>A link that opens the file on this host, without scheme and host. It opens as long as its key verifies (180 days).</summary>
    public async ValueTask<string> LinkAsync(string id, string conversation, CancellationToken ct) =>
        Folder + Signed(await keys.CurrentAsync(Purpose, ct), id, conversation);

    /// <summary>The file that a link of <see cref="LinkAsync"/> opens, with its id; null for one that was not made here.</summary>
    public async ValueTask<(string Id, FileEntry File)?> FindAsync(string link, CancellationToken ct)
    {
        var query = link.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || !link.StartsWith(Folder, StringComparison.Ordinal)) return null;
        var id = Uri.UnescapeDataString(link[Folder.Length..query]);
        var given = QueryHelpers.ParseQuery(link[query..]);
        return await FindAsync(id, (given.GetValueOrDefault("k").ToString(), given.GetValueOrDefault("s").ToString()), ct) is { } file ? (id, file) : null;
    }

    public async Task SendAsync(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        // Not there and not allowed give the same answer.
        var file = await FindAsync(id, (http.Request.Query["k"].ToString(), http.Request.Query["s"].ToString()), http.RequestAborted)
            ?? throw DirectLineError.NotFound("There is no such file, or the link is not valid.");
        await using var content = await OpenAsync(file, http.RequestAborted);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentDisposition = Disposition(file);
        http.Response.ContentType = file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        http.Response.ContentLength = file.Blob.Size;
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private async Task<Stream> OpenAsync(FileEntry file, CancellationToken ct)
    {
        try
        {
            return await blobs.OpenAsync(file.Blob.Sha256, ct);
        }
        catch (FileNotFoundException)
        {
            throw DirectLineError.NotFound("The file is no longer kept.");
        }
    }

    private async ValueTask<FileEntry?> FindAsync(string id, (string Key, string Signature) given, CancellationToken ct)
    {
        var key = await keys.FindAsync(Purpose, given.Key, ct);
        var file = key is null ? null : await files.FindAsync(id, ct);
        return file is not null && IsSigned(key!, id, file.ConversationId, given.Signature) ? file : null;
    }

    private static string Signed(SigningKey key, string id, string conversation) =>
        $"{Uri.EscapeDataString(id)}?k={key.Id}&s={Sign(key, id, conversation)}";

    // Pictures are shown in place; whatever else it is, the browser is told to save it.
    private static string Disposition(FileEntry file)
    {
        var header = new ContentDispositionHeaderValue(FileKinds.IsImage(file.ContentType) ? "inline" : "attachment");
        header.SetHttpFileName(FileKinds.SavedName(file.Name, file.ContentType));
        return header.ToString();
    }

    private static string Sign(SigningKey key, string id, string conversation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"{id}|{conversation}"))[..16]);

    private static bool IsSigned(SigningKey key, string id, string conversation, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(key, id, conversation)), Encoding.UTF8.GetBytes(signature));
}
