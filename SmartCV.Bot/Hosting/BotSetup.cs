using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Learning;
using SmartCV.Bot.Pipeline;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Hosting;

/// <summary>The bot: its content and what it decides.</summary>
public static class BotSetup
{
    public static void AddBot(this IServiceCollection services, string contentRoot)
    {
        services.AddSingleton(p => new IntentModelCache(
            DataFolder.ModelsOf(contentRoot, p.GetRequiredService<IConfiguration>()), p.GetRequiredService<ILogger<ContentSource>>()));
        services.AddSingleton<OverlayStore>();
        services.AddSingleton(p => new ContentSource(contentRoot, p.GetRequiredService<IntentModelCache>(), p.GetRequiredService<OverlayStore>()));
        services.AddSingleton<CurrentContent>();
        services.AddHostedService<ContentWatcher>();
        services.AddSingleton<TicketStore>();
        services.AddSingleton<TicketCodes>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ChatEndpoint>();
        services.AddSingleton<ModelTalk>();
        services.AddSingleton<WordedTalk>();
        services.AddSingleton<GuessedParts>();
        services.AddSingleton<SummaryPlan>();
        services.AddSingleton<UserTurn>();
        services.AddSingleton<TicketTimers>();
        services.AddSingleton<UrgentTimer>();
        services.AddSingleton<TimerTurn>();
        services.AddSingleton<BotTurn>();
        services.AddSingleton<Apology>();
        services.AddSingleton(p => new Decisions(p.GetRequiredService<BotTurn>().DecideAsync, p.GetRequiredService<Apology>().DecideAsync));
        services.AddSingleton<IDirectLineSecret, StoredSecret>();
    }

    /// <summary>The secret from the settings, or the one that was made at the first start.</summary>
    private sealed class StoredSecret(KeyStore keys, Microsoft.Extensions.Options.IOptions<DirectLineOptions> options) : IDirectLineSecret
    {
        private string? _made;

        public async ValueTask<string> ReadAsync(CancellationToken ct)
        {
            if (options.Value.Secret.Length > 0) return options.Value.Secret;
            return _made ??= await keys.SecretAsync("directline-secret", ct);
        }
    }
}
