using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace SmartCV.Bot.Tests.Support;

/// <summary>A server that speaks the chat completions protocol, on loopback, and answers as a test says.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ModelCall> _calls = new();

    private ModelServer(WebApplication app) => _app = app;

    /// <summary>How it answers; a refusal until a test says otherwise.</summary>
    public Func<ModelCall, HttpContext, Task> Answer { get; set; } = (_, http) => WriteAsync(http, Completion("""{"answer":null,"sources":[]}"""));

    /// <summary>All calls, in order.</summary>
    public IReadOnlyList<ModelCall> Calls => [.. _calls];

    /// <summary>http://127.0.0.1:port/v1</summary>
    public string Endpoint => _app.Urls.First() + "/v1";

    /// <summary>Settings of a desk that asks this server.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["LanguageModel:Endpoint"] = Endpoint, ["LanguageModel:Model"] = "small-one", ["LanguageModel:ApiKey"] = "sk-of-the-tests",
    };

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // An endless body must be able to run against a reader that is gone.
        builder.WebHost.ConfigureKestrel(k => k.Limits.MinResponseDataRate = null as MinDataRate);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapPost("/v1/chat/completions", server.TakeAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>From now on every call is answered with these words of the model.</summary>
    public void Says(string content) => Answer = (_, http) => WriteAsync(http, Completion(content));

    /// <summary>From now on every call is answered with this body.</summary>
    public void Sends(string body, int status = 200) => Answer = (_, http) => WriteAsync(http, body, status);

    /// <summary>A whole answer, as the protocol has it.</summary>
    public static string Completion(string content, string finish = "stop", int tokens = 120) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "small-one",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content },
            ["finish_reason"] = finish,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = tokens / 2, ["completion_tokens"] = tokens - (tokens / 2), ["total_tokens"] = tokens },
    }.ToJsonString();

    public static async Task WriteAsync(HttpContext http, string body, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body, http.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var call = new ModelCall(body.RootElement.Clone(), http.Request.Headers.Authorization.ToString());
        _calls.Enqueue(call);
        await Answer(call, http);
    }
}

/// <summary>One call, as it came in.</summary>
public sealed record ModelCall(JsonElement Body, string Authorization)
{
    /// <summary>What the model is told to do.</summary>
    public string Task => Message(0, "system");

    /// <summary>The JSON that it is given to work on.</summary>
    public JsonNode Material => JsonNode.Parse(Message(1, "user"))!;

    private string Message(int place, string role)
    {
        var message = Body.GetProperty("messages")[place];
        Assert.Equal(role, message.GetProperty("role").GetString());
        return message.GetProperty("content").GetString()!;
    }
}
