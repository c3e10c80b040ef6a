using Npgsql;

namespace SmartCV.Bot.Tests.Support;

/// <summary>The private PostgreSQL server that `./test` started. Tests make databases of their own on it.</summary>
public static class PostgresServer
{
    /// <summary>Makes an empty database; disposing of it drops it, with connections that are still open.</summary>
    public static async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var database = new PostgresDatabase();
        await database.InitializeAsync();
        return database;
    }

    internal static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Component.Postgres.Require()) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    internal static async Task RunAsync(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
