using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// Ports on loopback for child processes that can't choose their own. They come from below the range that the kernel gives to
/// outgoing connections, so nobody takes one between the look and the use, and no port is given twice in one run.
/// </summary>
public static class FreePort
{
    private const int First = 12000;
    private const int Count = 8000;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    public static int Next()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = First + Random.Shared.Next(Count);
            if (IsFree(port) && Given.TryAdd(port, true)) return port;
        }
        throw new InvalidOperationException("No free port was found on loopback.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
