namespace SmartCV.Bot.LanguageModel;

/// <summary>
/// Reads the body of every response itself, and no more of it than a limit: the package would take whatever comes, an endless stream too. A longer
/// body is an error.
/// </summary>
internal sealed class BoundedBody(HttpMessageHandler inner, int most) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var response = await base.SendAsync(request, ct);
        try
        {
            if (response.Content.Headers.ContentLength > most) throw new HttpRequestException("The body is too long.");
            var body = await ReadAsync(response.Content, ct);
            response.Content.Dispose();
            response.Content = new ByteArrayContent(body);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var buffer = new byte[most + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length <= most ? buffer[..length] : throw new HttpRequestException("The body is too long.");
    }
}
