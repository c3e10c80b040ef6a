using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>What was ordered to go wrong, per interface.</summary>
internal sealed class SimulatedFaults
{
    public const string Everywhere = "";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _codes = new();
    private readonly ConcurrentDictionary<string, SimulatedFault> _faults = new();

    public void Add(string name, IEnumerable<int> codes)
    {
        var queue = _codes.GetOrAdd(name, _ => new ConcurrentQueue<int>());
        foreach (var code in codes) queue.Enqueue(code);
    }

    public void Set(string name, SimulatedFault fault) => _faults[name] = fault;

    /// <summary>0 when the next call is to work.</summary>
    public int NextCode(string name) => _codes.TryGetValue(name, out var queue) && queue.TryDequeue(out var code) ? code : 0;

    /// <summary>True when the call was answered, or not answered, as ordered.</summary>
    public async Task<bool> HappensAsync(string name, HttpContext http, CancellationToken closing)
    {
        var fault = _faults.GetValueOrDefault(name);
        if (fault == SimulatedFault.None) fault = _faults.GetValueOrDefault(Everywhere);
        switch (fault)
        {
            case SimulatedFault.None:
                return false;
            case SimulatedFault.Hangs:
                await HangAsync(http, closing);
                return true;
            case SimulatedFault.IsDead:
                http.Abort();
                return true;
            case SimulatedFault.Breaks:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await http.Response.WriteAsync("<html>500 Internal Server Error</html>", closing);
                return true;
            case SimulatedFault.TalksNonsense:
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("{\"errcode\":", closing);
                return true;
            case SimulatedFault.Redirects:
                http.Response.Redirect("http://example.com/elsewhere");
                return true;
            default:
                throw new InvalidOperationException($"Unhandled fault {fault}.");
        }
    }

    private static async Task HangAsync(HttpContext http, CancellationToken closing)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up, as it was meant to.
            http.Abort();
        }
    }
}
