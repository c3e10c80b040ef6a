using System.Net;
using System.Net.Sockets;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// Tries the addresses before anything else is done: the web server would find a taken port only after the content was read and learned,
/// and tells it with two stack traces.
/// </summary>
public static class ListenCheck
{
    /// <exception cref="ListenException">An address can't be listened on; it says which, and which setting names it.</exception>
    public static void Run(IConfiguration settings)
    {
        foreach (var (setting, url) in Addresses(settings)) Try(setting, url);
    }

    // As the web server does it: endpoints of its own section count instead of Urls.
    private static IEnumerable<(string Setting, string Url)> Addresses(IConfiguration settings)
    {
        var endpoints = settings.GetSection("Kestrel:Endpoints").GetChildren().Where(e => e["Url"] is not null).Select(e => ($"{e.Path}:Url", e["Url"]!)).ToList();
        return endpoints.Count > 0
            ? endpoints
            : (settings["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(u => ("Urls", u));
    }

    private static void Try(string setting, string url)
    {
        if (Parse(setting, url) is not { Port: > 0, IsUnixPipe: false, IsNamedPipe: false } address) return;
        try
        {
            foreach (var ip in EndsOf(address.Host))
            {
                using var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                if (ip.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
                socket.Bind(new IPEndPoint(ip, address.Port));
                socket.Listen();
            }
        }
        catch (SocketException e)
        {
            var why = e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program, perhaps another start of this one, listens there already",
                SocketError.AccessDenied => "ports below 1024 need special rights",
                SocketError.AddressNotAvailable => "this machine has no such address",
                _ => e.Message,
            };
            throw new ListenException($"The host can't listen on {url}: {why}. The setting {setting} names the address (--{setting} http://localhost:5081, or in appsettings.json).");
        }
    }

    private static BindingAddress Parse(string setting, string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new SettingsException($"{setting} must be addresses such as http://localhost:5080, separated by semicolons; was '{url}'.");
        }
    }

    private static IEnumerable<IPAddress> EndsOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var ip)) return [ip];
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
        // Any other word means every address of the machine.
        return Socket.OSSupportsIPv6 ? [IPAddress.IPv6Any] : [IPAddress.Any];
    }
}

/// <summary>An address of ours can't be listened on.</summary>
public sealed class ListenException(string message) : Exception(message);
