using System.Diagnostics;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>A <see cref="BareServer"/> in a process of its own.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    /// <summary>As the host's project sets it (System.GC.Gen0Size), in hexadecimal digits.</summary>
    internal const string Gen0Size = "4000000";

    /// <summary>What it stores: all rows of a turn, or the two lines.</summary>
    public const string Rows = "rows", Lines = "lines";

    private readonly Process _process;

    private BareProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<BareProcess> StartAsync(string engine, string connection, string sampleFile, string storing)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BareProcess).Assembly.Location, engine, connection, sampleFile, storing])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_GCgen0size"] = Gen0Size;
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(Deadline.Default);
        return new BareProcess(process, address ?? throw new InvalidOperationException("The bare server did not start."));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
