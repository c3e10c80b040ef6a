using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// Behind a proxy a request seems to come from the proxy, over plain HTTP, for an inner name. What a trusted proxy says of it is put in place before
/// anything else looks: limits count the visitor's address, and streams and files get addresses that a browser outside can open.
/// </summary>
public static partial class ProxySetup
{
    public static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxies) => Trust(headers, proxies.Value));

    public static void UseProxies(this WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Trusted;
        var address = app.Services.GetRequiredService<IOptions<SupportOptions>>().Value.PublicAddress;
        if (trusted.Length > 0) app.UseForwardedHeaders();
        else if (address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) app.Lifetime.ApplicationStarted.Register(() => Warn(app, address));
    }

    private static void Trust(ForwardedHeadersOptions headers, ProxyOptions proxies)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // A chain is followed as far as its links are listed. The framework would follow one link, and believe everybody on this machine.
        headers.ForwardLimit = null;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var peer in proxies.Trusted)
        {
            if (peer.Contains('/')) headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(peer));
            else headers.KnownProxies.Add(IPAddress.Parse(peer));
        }
    }

    // Somebody else speaks HTTPS for us, and we have not been told who.
    private static void Warn(WebApplication app, string address)
    {
        if (!app.Urls.Any(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase))) NobodyTrusted(app.Logger, address);
    }

    [LoggerMessage(EventId = 6121, Level = LogLevel.Warning, Message = "Users reach this host at {Address}, but it speaks plain HTTP and trusts no proxy: live updates of the chat will fail, and all users share the limits of one address. List your proxy in Proxy:Trusted.")]
    private static partial void NobodyTrusted(ILogger log, string address);
}
