using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>The command <c>understand</c> as a process of its own, so that its memory holds nothing of the tests.</summary>
internal sealed class UnderstandProcess : IAsyncDisposable
{
    private const double BytesPerMegabyte = 1024 * 1024;
    private readonly Process _process;

    public UnderstandProcess() => _process = Process.Start(
        new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "understand"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>MiB of memory that the process has held at most.</summary>
    public double PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / BytesPerMegabyte;
        }
    }

    /// <summary>Asks one line; a line that is answered with an error ends the benchmark.</summary>
    public async Task<JsonNode> AskAsync(JsonObject line)
    {
        await _process.StandardInput.WriteLineAsync(line.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var answer = JsonNode.Parse(await _process.StandardOutput.ReadLineAsync() ?? "null") ?? throw new InvalidOperationException("understand ended.");
        return answer["error"] is { } error ? throw new InvalidOperationException((string)error!) : answer;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
