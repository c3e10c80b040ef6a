using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Support;

/// <summary>How a test wants its desk.</summary>
public sealed record DeskSetup
{
    /// <summary>Null: the system's clock.</summary>
    public TestClock? Clock { get; init; }

    /// <summary>Connection string of an empty PostgreSQL database; null: a SQLite file in the desk's folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>A data folder that lives longer than the desk, to start a second time on it; null: one of its own.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Decisions of the test's own, for what the pipeline does whatever is decided; null: the real bot.</summary>
    public Decisions? Decisions { get; init; }

    public IReadOnlyList<IChannel> Channels { get; init; } = [];

    /// <summary>Settings as on the command line: "Pump:Lease", "00:00:01".</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>The whole program in this process: real pipeline, real database, real Kestrel on a free port.</summary>
public sealed class TestDesk : IAsyncDisposable
{
    private readonly TestFolder? _folder;
    private readonly WebApplication _app;
    private readonly TestLog _log;

    private TestDesk(WebApplication app, TestFolder? folder, DeskSetup setup, TestLog log)
    {
        _log = log;
        _app = app;
        _folder = folder;
        Clock = setup.Clock;
    }

    public IServiceProvider Services => _app.Services;

    public TestClock? Clock { get; }

    /// <summary>Warnings and errors that the program wrote so far.</summary>
    public string Log => _log.Text;

    public Database Database => Get<Database>();

    /// <summary>http://127.0.0.1:port</summary>
    public string Address => _app.Urls.First();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public static async Task<TestDesk> StartAsync(DeskSetup? setup = null)
    {
        setup ??= new DeskSetup();
        var folder = setup.DataFolder is null ? new TestFolder() : null;
        var args = new List<string> { "--Urls", "http://127.0.0.1:0", "--DataFolder", setup.DataFolder ?? folder!.Path };
        // What is trained from dialogs/ is the same for every desk: trained once, kept for all.
        args.AddRange(["--ModelFolder", Path.Combine(Path.GetTempPath(), "smartcv-test-models")]);
        if (setup.Postgres is not null) args.AddRange(["--Database:Engine", "postgres", "--Database:Connection", setup.Postgres]);
        // On a clock of its own the test says when the pumps look; polling through hours that pass in an instant would only burn time.
        if (setup.Clock is not null) args.AddRange(["--Pump:Poll", "01:00:00", "--Pump:Grace", "00:00:00.2"]);
        foreach (var (key, value) in setup.Settings) args.AddRange(["--" + key, value]);
        var log = new TestLog();
        var app = Program.Build([.. args], builder => Adjust(builder, setup, log));
        await Program.StartAsync(app);
        return new TestDesk(app, folder, setup, log);
    }

    /// <summary>A customer's message through the intake.</summary>
    public Task<IntakeResult> SayAsync(string conversationId, string text, string? key = null, string channel = "webchat", string? pushId = null) =>
        Get<IActivityIntake>().AcceptAsync(
            new Incoming
            {
                Channel = channel,
                ConversationId = conversationId,
                SenderAddress = "user-of-" + conversationId,
                DedupeKey = key ?? Guid.NewGuid().ToString("N"),
                PushId = pushId,
                Activity = new Activity { Text = text, From = new ChannelAccount { Id = "user-of-" + conversationId, Role = "user" } },
            },
            CancellationToken.None).AsTask();

    /// <summary>What clients see of a conversation, in order.</summary>
    public async Task<IReadOnlyList<Activity>> TranscriptAsync(string conversationId)
    {
        var page = await Get<IActivityLog>().ReadAsync(conversationId, 0, 10_000, CancellationToken.None);
        return page.Lines.Select(l => ActivityJson.Read(l.Json.Span)).ToList();
    }

    /// <summary>Waits until nothing is left that could be done now. A desk with a test clock moves no time by this.</summary>
    public Task RunUntilIdleAsync() => Deadline.UntilAsync(
        async ct =>
        {
            if (!await BusyAsync(ct)) return true;
            Clock?.Advance(TimeSpan.Zero);
            Get<TurnPump>().Look();
            Get<Signals>().Pulse(OutboxPump.Signal);
            await Get<DueJobPump>().RunOnceAsync(ct);
            await Get<FileFetcher>().RunOnceAsync(ct);
            return false;
        },
        "the desk is idle");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder?.Dispose();
    }

    private async Task<bool> BusyAsync(CancellationToken ct)
    {
        var now = (Clock ?? TimeProvider.System).GetUtcNow().Ms();
        const string Sql = """
            select (select count(*) from conversations where ready_at <= @now or lease_until is not null)
                 + (select count(*) from due_jobs where due_at <= @now)
                 + (select count(*) from expected_files where state = 'waiting' and next_try_at <= @now)
                 + (select count(*) from outbox o
                    where o.status in ('waiting', 'reserved', 'offered') and o.next_try_at <= @now and not exists (
                      select 1 from outbox p where p.conversation_id = o.conversation_id and p.place < o.place
                        and p.status in ('waiting', 'reserved', 'offered', 'held')
                        and (p.status <> 'held' or p.purpose = 'notice' or o.purpose <> 'notice')))
            """;
        return await Database.FindAsync<long>(Sql, new { now }, ct) > 0;
    }

    private static void Adjust(WebApplicationBuilder builder, DeskSetup setup, TestLog log)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(log);
        if (setup.Clock is not null) builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(setup.Clock));
        if (setup.Decisions is not null) builder.Services.Replace(ServiceDescriptor.Singleton(setup.Decisions));
        foreach (var channel in setup.Channels) builder.Services.AddSingleton(channel);
        builder.WebHost.UseSetting("suppressStatusMessages", "true");
    }
}
