using System.Net;

namespace SmartCV.Bot.Hosting;

/// <summary>Section <c>Proxy</c>: who stands between users and this host.</summary>
public sealed class ProxyOptions
{
    /// <summary>
    /// Addresses (10.0.0.5) and networks (10.0.0.0/8) of reverse proxies. Only what they say of a request is believed: the visitor's address
    /// (X-Forwarded-For), the scheme (X-Forwarded-Proto) and the host (X-Forwarded-Host).
    /// </summary>
    public string[] Trusted { get; set; } = [];

    public static IEnumerable<string> Check(ProxyOptions o)
    {
        foreach (var peer in o.Trusted)
            if (!IsPeer(peer))
                yield return $"Proxy:Trusted must hold addresses (10.0.0.5, ::1) and networks (10.0.0.0/8) of your proxies, was '{peer}'.";
    }

    private static bool IsPeer(string peer) => peer.Contains('/') ? IPNetwork.TryParse(peer, out _) : IPAddress.TryParse(peer, out _);
}
