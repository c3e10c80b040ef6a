using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels;

/// <summary>Reads a request's body up to a limit, so that nobody can fill the memory.</summary>
internal static class RequestBody
{
    /// <summary>Null for a body of more bytes than the limit; no more than that is read of it.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit) return null;
        var bytes = new ArrayBufferWriter<byte>((int)Math.Clamp(http.Request.ContentLength ?? 1024, 256, limit));
        int read;
        while ((read = await http.Request.Body.ReadAsync(bytes.GetMemory(), http.RequestAborted)) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > limit) return null;
        }

        return bytes.WrittenMemory;
    }
}
