using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SmartCV.Bot.Turns;

/// <summary>Where users reach this host: as set, or the first address it listens on (known once the server runs).</summary>
public sealed class PublicAddress(IOptions<SupportOptions> options, IServer server)
{
    /// <summary>Without a slash at the end.</summary>
    public string Value => (options.Value.PublicAddress is { Length: > 0 } given ? given : Listening()).TrimEnd('/');

    /// <summary>"Any address" is none that a browser could open.</summary>
    private string Listening() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "")
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal);
}
