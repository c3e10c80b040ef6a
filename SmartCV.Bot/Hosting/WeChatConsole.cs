using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Hosting;

/// <param name="Bot">Where the bot listens.</param>
/// <param name="Options">The settings that it has.</param>
internal sealed record WeChatConsoleSetup(Uri Bot, WeChatOptions Options, SimulatedApi Api, WeChatMenu Menu);

/// <summary>
/// Lines typed are messages of a WeChat user; a line that begins with "/" does something else. A line waits for its answer before the next one is read, so that a file of
/// lines can be piped in. Commands and what they send are in <see cref="WeChatConsoleActs"/>.
/// </summary>
internal sealed partial class WeChatConsole : IDisposable
{
    // Far above the 4 s after which the bot answers by the API: only where nothing is said at all is it waited for in vain.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.5);

    private readonly WeChatConsoleSetup _setup;
    private readonly WeChatConsoleActs _acts;
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Lock _gate = new();
    private readonly bool _isPiped;
    private long _began = TimeProvider.System.GetTimestamp();

    public WeChatConsole(WeChatConsoleSetup setup, TextReader input, TextWriter output)
    {
        (_setup, _input, _output) = (setup, input, output);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = setup.Bot };
        _acts = new WeChatConsoleActs(setup, _http);
        _isPiped = !ReferenceEquals(input, Console.In) || Console.IsInputRedirected;
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        _setup.Api.Taken += Show;
        Write($"You are {_acts.User.OpenId}, a user of WeChat. Type a message, or /help; /quit ends.");
        try
        {
            // The console cannot be read in a way that a stop could end.
            while (await Task.Run(_input.ReadLine, CancellationToken.None).WaitAsync(stopping) is { } line && line.Trim() != "/quit") await TakeAsync(line.Trim());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl+C.
        }
        finally
        {
            _setup.Api.Taken -= Show;
            Dispose();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _arrived.Dispose();
    }

    private async Task TakeAsync(string line)
    {
        if (line.Length == 0) return;
        // A terminal shows what is typed.
        if (_isPiped) Write("> " + line);
        var act = await _acts.ReadAsync(line);
        if (act.Says.Length > 0) Write(act.Says);
        if (act.Push is null) return;
        while (_arrived.CurrentCount > 0) await _arrived.WaitAsync();
        _began = TimeProvider.System.GetTimestamp();
        var reply = await act.Push();
        Show(reply);
        // What did not fit into the reply follows at once; where there was none, it may take a while.
        var wait = reply is { IsAnswered: true, Kind: "" } && act.WantsReply ? LongestWait : Quiet;
        while (await _arrived.WaitAsync(wait)) wait = Quiet;
    }

    private void Show(SimulatedReply reply)
    {
        switch (reply)
        {
            case { Status: 0 }:
                Write($"[没有回复] {_setup.Bot} did not answer within 5 s, four times over. Is the bot running?");
                break;
            case { IsAnswered: false }:
                Write($"[没有回复] HTTP {reply.Status}. {(reply.Status is >= 400 and < 500 ? "The bot has other settings: Token, AesKey, AppId and OriginalId must be those of the simulation." : "")}");
                break;
            case { Kind: "" }:
                break;
            case { Kind: "transfer_customer_service" }:
                WriteReply("转微信客服", "(handed to the agents of WeChat's own console)");
                break;
            default:
                WriteReply("回复", reply.Text);
                break;
        }
    }

    private void Show(SimulatedMessage message)
    {
        var json = JsonNode.Parse(message.Json)!;
        var text = (string?)json["text"]?["content"] ?? message.Json;
        WriteReply(message.Interface == WeChatInterfaces.Send ? "客服消息" : "通知", message.OpenId == _acts.User.OpenId ? text : $"(to {message.OpenId}) {text}");
        _arrived.Release();
    }

    private void WriteReply(string how, string text) =>
        Write($"[{how}] {TimeProvider.System.GetElapsedTime(_began).TotalMilliseconds:0} ms\n  {Link().Replace(text, "[$1]").ReplaceLineEndings("\n  ")}");

    private void Write(string text)
    {
        lock (_gate)
        {
            _output.WriteLine(text);
            _output.Flush();
        }
    }

    // Shown as a phone shows it: what can be tapped, without where it leads.
    [GeneratedRegex("<a href=\"weixin://bizmsgmenu[^\"]*\">([^<]*)</a>", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
