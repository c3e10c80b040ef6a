using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>The address at which a site publishes its keys, on loopback.</summary>
public sealed class JwksServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private JwksServer(WebApplication app) => _app = app;

    /// <summary>What is answered; null: an error.</summary>
    public string? Document { get; set; }

    /// <summary>How often the document was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public string Address => _app.Urls.First() + "/.well-known/jwks.json";

    public static async Task<JwksServer> StartAsync(string? document)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new JwksServer(builder.Build()) { Document = document };
        server._app.MapGet("/.well-known/jwks.json", server.Answer);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer()
    {
        Interlocked.Increment(ref _asked);
        return Document is null ? Results.StatusCode(503) : Results.Text(Document, "application/json");
    }
}
