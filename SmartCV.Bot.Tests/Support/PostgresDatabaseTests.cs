using Npgsql;

namespace SmartCV.Bot.Tests.Support;

[Trait("group", "postgres")]
public sealed class PostgresDatabaseTests
{
    [PostgresFact]
    public async Task A_database_is_new_and_empty_and_goes_away_with_open_connections()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from pg_tables where schemaname = 'public'", connection);
        Assert.Equal(0L, await count.ExecuteScalarAsync());

        await database.DisposeAsync();

        await using var later = new NpgsqlConnection(database.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => later.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }
}
