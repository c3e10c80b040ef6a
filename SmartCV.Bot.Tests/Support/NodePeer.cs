using System.Diagnostics;
using System.Text.Json;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// A script of Peers/ in Node, for clients that exist only there. Both sides write one JSON value a line: the test commands on
/// standard input, the script its events on standard output. What it writes to standard error is shown when something fails.
/// </summary>
public sealed class NodePeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ProcessOutput _output = new();

    private NodePeer(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        process.BeginErrorReadLine();
    }

    /// <param name="script">A file in Peers/, such as <c>directline.mjs</c>.</param>
    public static NodePeer Start(string script, params string[] arguments)
    {
        var folder = Repository.Under("SmartCV.Bot.Tests", "Peers");
        var start = new ProcessStartInfo(Component.Node.Require(), [Path.Combine(folder, script), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new NodePeer(Process.Start(start)!);
    }

    public async Task SendAsync<T>(T command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next event.</summary>
    /// <exception cref="InvalidOperationException">The script ended.</exception>
    public async Task<JsonElement> ReceiveAsync(TimeSpan? within = null)
    {
        var line = await Deadline.WithinAsync(_process.StandardOutput.ReadLineAsync(), "the peer says something; it wrote: " + _output.Text, within)
            ?? throw new InvalidOperationException("The peer ended: " + _output.Text);
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    /// <summary>Skips events until one of that name comes (its property <c>event</c>).</summary>
    public async Task<JsonElement> ReceiveAsync(string eventName, TimeSpan? within = null)
    {
        while (true)
        {
            var received = await ReceiveAsync(within);
            if (received.TryGetProperty("event", out var name) && name.GetString() == eventName) return received;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
