using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// Somebody else's site, on a port of its own: another origin than the host's. It has one page. (A page that the browser is only told about would not do:
/// browsers let nothing but loopback embed what is on loopback.)
/// </summary>
public sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSite(WebApplication app) => _app = app;

    /// <summary>http://127.0.0.1:port</summary>
    public string Address => _app.Urls.First();

    /// <param name="body">HTML of the page.</param>
    public static async Task<OtherSite> StartAsync(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("<!doctype html><html lang=\"zh-CN\"><link rel=\"icon\" href=\"data:,\"><meta name=\"viewport\" content=\"width=device-width\">" + body, "text/html; charset=utf-8"));
        await app.StartAsync();
        return new OtherSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
