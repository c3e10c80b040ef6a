using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Storage.Postgres;
using SmartCV.Bot.Storage.Sqlite;
using SmartCV.Channels;

namespace SmartCV.Bot.Hosting;

/// <summary>Database, stores and pumps.</summary>
public static class StorageSetup
{
    public static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(p => new HostIdentity(Ids.New(p.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<SingleHost>();
        services.AddSingleton(MakeEngine);
        services.AddSingleton(MakeBlobs);
        services.AddSingleton<Signals>();
        services.AddSingleton<Writer>();
        services.AddSingleton<Database>();
        services.AddSingleton<KeyStore>();
        services.AddSingleton<ISigningKeys>(p => p.GetRequiredService<KeyStore>());
        services.AddSingleton<IChannelState, ChannelStateStore>();
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<RecentLines>();
        services.AddSingleton<KnownConversations>();
        services.AddSingleton<TranscriptStore>();
        services.AddSingleton<IActivityLog>(p => p.GetRequiredService<TranscriptStore>());
        services.AddSingleton<FileStore>();
        services.AddSingleton<IFileStore>(p => p.GetRequiredService<FileStore>());
        services.AddSingleton<ExpectedFiles>();
        services.AddSingleton<DueJobStore>();
    }

    public static void AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton<ChannelSet>();
        services.AddSingleton<TurnCommit>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnAtOnce>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<IActivityIntake>(p => p.GetRequiredService<Inbox>());
        services.AddSingleton<ReplyReceipts>();
        services.AddHostedService(p => p.GetRequiredService<ReplyReceipts>());
        services.AddSingleton<ReplyPull>();
        services.AddSingleton<IReplyPull>(p => p.GetRequiredService<ReplyPull>());
        services.AddSingleton<IContactLog, ContactLog>();
        services.AddSingleton<IDeliveryReports, DeliveryReports>();
        services.AddSingleton<TurnPump>();
        services.AddSingleton<DueJobPump>();
        services.AddSingleton<OutboxPump>();
        services.AddHostedService(p => p.GetRequiredService<TurnPump>());
        services.AddHostedService(p => p.GetRequiredService<DueJobPump>());
        services.AddHostedService(p => p.GetRequiredService<OutboxPump>());
        services.AddHostedService<TicketSummaries>();
        services.AddSingleton<FileFetcher>();
        services.AddHostedService(p => p.GetRequiredService<FileFetcher>());
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(p => p.GetRequiredService<Housekeeping>());
        services.AddHostedService<WakeUps>();
    }

    private static ISqlEngine MakeEngine(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.Engine == DatabaseOptions.Postgres) return new PostgresEngine(options.Connection, provider.GetRequiredService<HostIdentity>().Id);
        return new SqliteEngine(DatabaseOptions.SqliteFile(options, provider.GetRequiredService<DataFolder>()));
    }

    private static IBlobStore MakeBlobs(IServiceProvider provider)
    {
        var engine = provider.GetRequiredService<ISqlEngine>();
        return engine.IsShared
            ? new PostgresBlobs(engine, provider.GetRequiredService<TimeProvider>())
            : new FileBlobs(provider.GetRequiredService<DataFolder>().Combine("blobs"), provider.GetRequiredService<TimeProvider>());
    }

    /// <summary>Listens to the wake-ups of other hosts, where there can be any.</summary>
    private sealed class WakeUps(ISqlEngine engine, IServiceProvider provider, IOptions<DatabaseOptions> options) : IHostedService
    {
        private readonly PostgresListener? _listener = engine.IsShared
            ? ActivatorUtilities.CreateInstance<PostgresListener>(provider, options.Value.Connection, provider.GetRequiredService<HostIdentity>().Id)
            : null;

        public Task StartAsync(CancellationToken ct) => _listener?.StartAsync(ct) ?? Task.CompletedTask;

        public Task StopAsync(CancellationToken ct) => _listener?.StopAsync(ct) ?? Task.CompletedTask;
    }
}
