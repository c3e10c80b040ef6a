using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// The real host, as built, in a process of its own on loopback. It can be killed the hard way and started again on the same port
/// and data folder, which is how the tests prove that nothing is lost.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private readonly string _dataFolder;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ProcessOutput _output = new();
    private Process? _process;

    private HostProcess(string dataFolder, IReadOnlyDictionary<string, string> settings, int port)
    {
        _dataFolder = dataFolder;
        _settings = settings;
        BaseAddress = new Uri($"http://127.0.0.1:{port}/");
        Client = new HttpClient { BaseAddress = BaseAddress, Timeout = Deadline.Default };
    }

    public Uri BaseAddress { get; }

    public HttpClient Client { get; }

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The host is not running.");

    /// <summary>What the host wrote to its two outputs so far, over all its starts.</summary>
    public string Output => _output.Text;

    /// <summary>Starts the host and returns when it says that it is ready.</summary>
    /// <param name="settings">Keys as in appsettings.json, with colons: <c>Database:Engine</c>.</param>
    public static async Task<HostProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = new HostProcess(dataFolder, settings ?? new Dictionary<string, string>(), FreePort.Next());
        try
        {
            await host.StartAgainAsync();
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        return host;
    }

    /// <summary>Runs one command of the host, such as <c>tickets --json</c>, to its end.</summary>
    public static async Task<CommandResult> RunAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(dataFolder, settings ?? new Dictionary<string, string>(), arguments))!;
        using var guard = new CancellationTokenSource(Deadline.Default);
        using var kill = guard.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }

    public async Task StartAgainAsync()
    {
        if (_process is not null) throw new InvalidOperationException("The host is running already.");
        _process = Process.Start(StartInfo(_dataFolder, _settings, ["--urls", BaseAddress.ToString().TrimEnd('/')]))!;
        _output.Follow(_process);
        try
        {
            await Deadline.UntilAsync(IsReadyAsync, "the host is ready");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message} It wrote:\n{Output}");
        }
    }

    /// <summary>Ends the host with SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Asks the host to stop, as an operator or the system would, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var process = _process ?? throw new InvalidOperationException("The host is not running.");
        if (SendSignal(process.Id, SigTerm) != 0) throw new InvalidOperationException("The host could not be signalled.");
        await process.WaitForExitAsync().WaitAsync(Deadline.Default);
        _process = null;
        var code = process.ExitCode;
        process.Dispose();
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
    }

    private static ProcessStartInfo StartInfo(string dataFolder, IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var host = Repository.Under("SmartCV.Bot", "bin", Repository.Configuration, "net10.0", "SmartCV.Bot.dll");
        var start = new ProcessStartInfo("dotnet", [host, .. arguments])
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DataFolder"] = dataFolder;
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private async ValueTask<bool> IsReadyAsync(CancellationToken ct)
    {
        if (_process!.HasExited)
        {
            // Its last words arrive before this ends.
            await _process.WaitForExitAsync(ct);
            throw new InvalidOperationException($"The host ended with code {_process.ExitCode}:\n{Output}");
        }

        try
        {
            using var answer = await Client.GetAsync("health/ready", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int processId, int signal);
}
