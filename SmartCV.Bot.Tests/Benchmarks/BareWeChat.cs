using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// The yardstick of the WeChat channel, in a process of its own: verifies, decrypts, answers with a text as long as that of the host, encrypts. It understands nothing and stores nothing.
/// </summary>
internal sealed class BareWeChat : IAsyncDisposable
{
    /// <summary>What the program is called with to be this server.</summary>
    public const string Verb = "wechat";

    private readonly Process _process;

    private BareWeChat(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<BareWeChat> StartAsync(WeChatOptions options, string answer)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BareWeChat).Assembly.Location, Verb, options.Token, options.AesKey, options.AppId, answer]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_GCgen0size"] = BareProcess.Gen0Size;
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(Deadline.Default);
        return new BareWeChat(process, address ?? throw new InvalidOperationException("The bare server did not start."));
    }

    /// <summary>Runs until the process is killed; writes its address to the output.</summary>
    public static async Task RunAsync(string token, string key, string appId, string answer)
    {
        var envelope = new WeChatEnvelope(Options.Create(new WeChatOptions { Token = token, AesKey = key, AppId = appId }), TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost(WeChatSetup.Path, http => AnswerAsync(http, envelope, answer));
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task AnswerAsync(HttpContext http, WeChatEnvelope envelope, string answer)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var query = http.Request.Query;
        var push = envelope.Open(new WeChatQuery(query["signature"], query["timestamp"], query["nonce"], query["encrypt_type"], query["msg_signature"]), body.ToArray());
        if (push is null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var reply = envelope.Seal(WeChatReply.Text(push, TimeProvider.System.GetUtcNow(), answer));
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = reply.Length;
        await http.Response.Body.WriteAsync(reply);
    }
}
