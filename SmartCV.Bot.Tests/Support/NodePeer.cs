using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// A script of Peers/ in Node, for clients that exist only there. Both sides write one JSON value a line: the test commands on
/// standard input, the script its events on standard output. What it writes to standard error is shown when something fails.
/// </summary>
public sealed class NodePeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ProcessOutput _output = new();
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();

    private NodePeer(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        process.BeginErrorReadLine();
        // A loop of its own: a wait that ran into its limit loses no event, and a script that says much never blocks on a full pipe.
        _ = ReadAsync();
    }

    /// <summary>What the script wrote to standard error, and lines that were no JSON.</summary>
    public string Output => _output.Text;

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

    /// <summary>Names are written in camel case: <c>new { Do = "connect" }</c> becomes <c>{"do":"connect"}</c>.</summary>
    public async Task SendAsync<T>(T command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next event.</summary>
    /// <exception cref="InvalidOperationException">The script ended.</exception>
    /// <exception cref="TimeoutException">It said nothing in time.</exception>
    public Task<JsonElement> ReceiveAsync(TimeSpan? within = null) => ReceiveAsync(_ => true, "something", within);

    /// <summary>Skips events until one of that name comes (its property <c>event</c>).</summary>
    public Task<JsonElement> ReceiveAsync(string eventName, TimeSpan? within = null) => ReceiveAsync(e => NameOf(e) == eventName, eventName, within);

    /// <summary>Skips events until one that fits comes. The limit is for the whole wait.</summary>
    public async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool> fits, string what, TimeSpan? within = null)
    {
        var skipped = new List<string>();
        using var end = new CancellationTokenSource(within ?? Deadline.Default);
        try
        {
            while (true)
            {
                var received = await _events.Reader.ReadAsync(end.Token);
                if (fits(received)) return received;
                skipped.Add(received.GetRawText());
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The peer did not say {what}. It said: {string.Join('\n', skipped)}\nIt wrote: {Output}");
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"The peer ended before it said {what}. It said: {string.Join('\n', skipped)}\nIt wrote: {Output}");
        }
    }

    /// <summary>Events that are there now, without waiting.</summary>
    public IReadOnlyList<JsonElement> Pending()
    {
        var events = new List<JsonElement>();
        while (_events.Reader.TryRead(out var received)) events.Add(received);
        return events;
    }

    /// <summary>Closes its standard input, which tells a script to end, and returns its exit code.</summary>
    public async Task<int> EndAsync(TimeSpan? within = null)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(within ?? Deadline.Default);
        return _process.ExitCode;
    }

    /// <summary>Ends it with SIGKILL: its sockets break as those of a closed laptop do.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static string? NameOf(JsonElement e) => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("event", out var name) ? name.GetString() : null;

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line) Take(line);
        // Its last words on standard error arrive before the process counts as ended.
        await _process.WaitForExitAsync();
        _events.Writer.TryComplete();
    }

    private void Take(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            _events.Writer.TryWrite(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // A library of the client talks on standard output too.
            _output.Add(line);
        }
    }
}
