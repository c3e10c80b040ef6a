using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Storage.Sqlite;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>The least a durable endpoint can do: accept, one row in a group commit through our own writer, answer.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Writer _writer;

    private BareEndpoint(WebApplication app, Writer writer)
    {
        _app = app;
        _writer = writer;
    }

    public string Address => _app.Urls.First();

    public static async Task<BareEndpoint> StartAsync(string file)
    {
        var engine = new SqliteEngine(file);
        await engine.MigrateAsync(CancellationToken.None);
        var writer = new Writer(engine, NullLogger<Writer>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            var set = new WriteSet("");
            Changes.Add(set, Changes.Conversation, await body.ReadToEndAsync(), TimeProvider.System.GetUtcNow());
            await writer.MustCommitAsync(set);
            return Results.Json(new { id = "1" });
        });
        await app.StartAsync();
        return new BareEndpoint(app, writer);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _writer.DisposeAsync();
    }
}
