using Npgsql;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>
/// Feeds the wake-ups of other hosts into this host's signals. They are sent with the commit that they tell of, so whoever is woken finds
/// the rows. A lost connection only makes us slower: everybody who waits also polls.
/// </summary>
public sealed class PostgresListener(string connectionString, string hostId, Signals signals, ILogger<PostgresListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LoopFault _fault = new(log, "The connection for wake-ups");

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
                _fault.Met(e);
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
        _fault.Over();
        while (true) await connection.WaitAsync(stopping);
    }

    private void Heard(string payload)
    {
        var words = payload.Split(' ');
        if (words[0] == hostId) return;
        foreach (var id in words.Skip(1)) signals.PulseFromElsewhere(id);
    }
}
