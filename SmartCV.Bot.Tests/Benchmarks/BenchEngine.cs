using System.Diagnostics;
using Npgsql;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>A database to measure on, and others of the same kind for the yardsticks.</summary>
/// <param name="Durability">What the database says about its syncing: a figure without it is not comparable.</param>
/// <param name="ServerProcesses">The database's own processes; none for an embedded one.</param>
internal sealed record BenchEngine(string Name, string HostConnection, string RowsConnection, string LinesConnection, string Durability, Func<Task<IReadOnlyList<int>>> ServerProcesses)
{
    // The engine sets it at each open; it has no other mode.
    public static BenchEngine Sqlite(TestFolder folder) =>
        new("sqlite", folder["host.db"], folder["rows.db"], folder["lines.db"], "fsync on (synchronous=full)", () => Task.FromResult<IReadOnlyList<int>>([]));

    public static async Task<BenchEngine> PostgresAsync(string host, string rows, string lines)
    {
        const string Settings = "select 'fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') || ', full_page_writes ' || current_setting('full_page_writes')";
        return new("postgres", host, rows, lines, (await QueryAsync<string>(host, Settings))[0], () => QueryAsync<int>(host, "select pid from pg_stat_activity where pid <> pg_backend_pid()"));
    }

    public bool IsEmbedded => Name == "sqlite";

    /// <summary>CPU time that the database's processes have used so far.</summary>
    public async Task<TimeSpan> ServerTimeAsync()
    {
        var sum = TimeSpan.Zero;
        foreach (var id in await ServerProcesses())
        {
            using var process = Process.GetProcessById(id);
            sum += process.TotalProcessorTime;
        }

        return sum;
    }

    private static async Task<IReadOnlyList<T>> QueryAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }
}
