using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// What stands before a host in production: it speaks HTTPS (with a certificate of its own making), tells the host by X-Forwarded-* what was asked for, and
/// passes web sockets through. Started before the host, which has to know its address.
/// </summary>
public sealed class TlsProxy : IAsyncDisposable
{
    private static readonly string[] OfOneConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Host"];

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private TlsProxy(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        _certificate = certificate;
    }

    /// <summary>https://127.0.0.1:port</summary>
    public string Address => _app.Urls.First();

    /// <summary>Where requests go: http://127.0.0.1:port. Set before the first one.</summary>
    public string Target { get; set; } = "";

    public static async Task<TlsProxy> StartAsync()
    {
        var certificate = Certificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        var app = builder.Build();
        var proxy = new TlsProxy(app, certificate);
        app.UseWebSockets();
        app.Run(http => http.WebSockets.IsWebSocketRequest ? proxy.PassSocketAsync(http) : proxy.PassAsync(http));
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
        _certificate.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), AddressOf(http, "http"));
        if (http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0) request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
        {
            if (OfOneConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
        }

        foreach (var (name, value) in Forwarded(http)) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!OfOneConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private async Task PassSocketAsync(HttpContext http)
    {
        using var inner = new ClientWebSocket();
        inner.Options.Proxy = null;
        foreach (var (name, value) in Forwarded(http)) inner.Options.SetRequestHeader(name, value);
        if (http.Request.Headers.Origin is [{ } origin]) inner.Options.SetRequestHeader("Origin", origin);
        await inner.ConnectAsync(AddressOf(http, "ws"), http.RequestAborted);
        using var outer = await http.WebSockets.AcceptWebSocketAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        // Whoever ends first ends both.
        await Task.WhenAny(PumpAsync(outer, inner, over.Token), PumpAsync(inner, outer, over.Token));
        await over.CancelAsync();
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), ct) is { MessageType: not WebSocketMessageType.Close } part)
                await to.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, ct);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // One side is gone: the other is closed by the caller.
        }
    }

    private Uri AddressOf(HttpContext http, string scheme)
    {
        var target = new Uri(Target);
        return new Uri($"{scheme}://{target.Authority}{http.Request.Path.ToUriComponent()}{http.Request.QueryString}");
    }

    private static IEnumerable<(string Name, string Value)> Forwarded(HttpContext http) =>
    [
        ("X-Forwarded-For", http.Connection.RemoteIpAddress!.ToString()), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", http.Request.Host.Value!),
    ];

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + TimeSpan.FromDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
