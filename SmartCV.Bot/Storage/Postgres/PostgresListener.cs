using Npgsql;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>
/// Feeds the wake-ups of other hosts into this host's signals. They are sent with the commit that they tell of, so whoever is woken finds
/// the rows. A lost connection only makes us slower: everybody who waits also polls.
/// </summary>
public sealed partial class PostgresListener(string connectionString, string hostId, Signals signals, ILogger<PostgresListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                LogLost(e.Message);
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { KeepAlive = 30, Pooling = false }.ConnectionString);
        connection.Notification += (_, e) => Heard(e.Payload);
        await connection.OpenAsync(stopping);
        await using (var listen = new NpgsqlCommand($"listen {PostgresStatement.WakeChannel}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        while (true) await connection.WaitAsync(stopping);
    }

    private void Heard(string payload)
    {
        var words = payload.Split(' ');
        if (words[0] == hostId) return;
        foreach (var id in words.Skip(1)) signals.PulseFromElsewhere(id);
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "The connection for wake-ups was lost and is opened again: {Reason}")]
    private partial void LogLost(string reason);
}
