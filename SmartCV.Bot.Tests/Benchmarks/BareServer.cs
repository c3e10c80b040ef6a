using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Storage.Postgres;
using SmartCV.Bot.Storage.Sqlite;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// The yardsticks: the least that a durable endpoint can do, with nothing of ours but the writer and the engine.
/// <c>/row</c> accepts, commits one row, answers. The address of the protocol does what a turn by nature is: it accepts, commits in one write, sends the
/// visitor's line and the reply on the visitor's stream and answers, all with the bytes of a turn of the host. What it commits is either all rows of a turn
/// (<see cref="BareRows"/>) or no more than the two lines. It understands nothing, knows no tokens, and would answer a lost connection with silence.
/// </summary>
/// <param name="turnRows">Null: it commits the two lines.</param>
internal sealed class BareServer(Writer writer, SampleTurn sample, BareRows? turnRows)
{
    private static readonly RowStatement Row = RowStatement.Insert("bare", "conversation text, seq bigint, body text");

    private readonly ConcurrentDictionary<string, Visitor> _visitors = new();
    private readonly List<string> _rows = [.. sample.Lines.Select(SampleTurn.Row)];
    // A line a frame, as the host sends them: the unmodified client mixes up what comes in one frame with the next.
    private readonly List<string> _frames = [.. sample.Lines.Select(l => $$"""{"activities":[{{l}}],"watermark":"1"}""")];

    /// <summary>Runs until the process is killed; writes its address to the output.</summary>
    /// <param name="storing"><see cref="BareProcess.Rows"/> or <see cref="BareProcess.Lines"/>.</param>
    public static async Task RunAsync(string engineName, string connection, string sampleFile, string storing)
    {
        await using ISqlEngine engine = engineName == "sqlite" ? new SqliteEngine(connection) : new PostgresEngine(connection, "bare");
        await using var writer = new Writer(engine, NullLogger<Writer>.Instance);
        var table = $"create table bare(conversation text not null, seq bigint not null, body text not null, primary key (conversation, seq)){(engine.IsShared ? "" : " without rowid")}";
        await writer.MustCommitAsync(new WriteSet("").Add(table));
        var sample = SampleTurn.Load(sampleFile);
        var turnRows = storing == BareProcess.Rows ? new BareRows(engine, writer, sample) : null;
        if (turnRows is not null) await turnRows.PrepareAsync();
        var server = new BareServer(writer, sample, turnRows);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        app.MapPost("/widget/session", server.OpenAsync);
        app.MapGet("/v3/directline/conversations/{id}", (string id, HttpRequest request) => Results.Json(new { streamUrl = $"ws://{request.Host}/stream/{id}" }));
        app.Map("/stream/{id}", server.StreamAsync);
        app.MapPost("/v3/directline/conversations/{id}/activities", server.TurnAsync);
        app.MapPost("/row/{id}", server.RowAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    private async Task<IResult> OpenAsync()
    {
        var id = Guid.NewGuid().ToString("N");
        if (turnRows is not null) await turnRows.OpenAsync(id);
        _visitors[id] = new Visitor(id);
        return Results.Json(new { visitor = id, conversationId = id, token = id });
    }

    private async Task StreamAsync(HttpContext http)
    {
        var visitor = Find(http);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        visitor.Socket = socket;
        var buffer = new byte[256];
        while ((await socket.ReceiveAsync(buffer, http.RequestAborted)).MessageType != WebSocketMessageType.Close)
        {
            // Clients say nothing on a stream.
        }
    }

    private async Task RowAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        await CommitAsync(Find(http), [await body.ReadToEndAsync()]);
        await AnswerAsync(http, SampleTurn.IdPlace);
    }

    private async Task TurnAsync(HttpContext http)
    {
        var visitor = Find(http);
        using var body = new StreamReader(http.Request.Body);
        await body.ReadToEndAsync();
        var id = Guid.NewGuid().ToString("N");
        if (turnRows is null) await CommitAsync(visitor, _rows);
        else await turnRows.CommitAsync(visitor.Id, id, visitor.TakeSeqs(_frames.Count));
        visitor.Turn = SendAsync(visitor, visitor.Turn, id);
        await AnswerAsync(http, id);
    }

    private Task CommitAsync(Visitor visitor, IReadOnlyList<string> rows)
    {
        var set = new WriteSet(visitor.Id);
        foreach (var row in rows) set.AddRow(Row, [visitor.Id, visitor.NextSeq(), row]);
        return writer.MustCommitAsync(set);
    }

    private async Task SendAsync(Visitor visitor, Task last, string id)
    {
        await last;
        foreach (var frame in _frames)
        {
            var bytes = Encoding.UTF8.GetBytes(frame.Replace(SampleTurn.IdPlace, id, StringComparison.Ordinal));
            await visitor.Socket!.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private static Task AnswerAsync(HttpContext http, string id)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync($"{{\"id\":\"{id}\"}}");
    }

    private Visitor Find(HttpContext http) => _visitors[(string)http.Request.RouteValues["id"]!];

    private sealed class Visitor(string id)
    {
        private long _seq;

        public string Id { get; } = id;

        public WebSocket? Socket { get; set; }

        public Task Turn { get; set; } = Task.CompletedTask;

        /// <returns>The last one that was taken before.</returns>
        public long TakeSeqs(int count) => Interlocked.Add(ref _seq, count) - count;

        public long NextSeq() => Interlocked.Increment(ref _seq);
    }
}
