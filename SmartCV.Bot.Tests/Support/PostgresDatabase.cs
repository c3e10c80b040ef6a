using Npgsql;

namespace SmartCV.Bot.Tests.Support;

/// <summary>An empty database of one test class: <c>IClassFixture&lt;PostgresDatabase&gt;</c>, or of one test: <see cref="PostgresServer.CreateDatabaseAsync"/>.</summary>
public sealed class PostgresDatabase : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _name = "t" + Guid.NewGuid().ToString("N");

    /// <summary>For Npgsql and for the setting Database:Connection. Fails with words where no server was started.</summary>
    public string ConnectionString => PostgresServer.ConnectionString(_name);

    public Task InitializeAsync() =>
        // A class fixture is made even when all tests of its class are skipped.
        Component.Postgres.Value is null ? Task.CompletedTask : PostgresServer.RunAsync($"create database {_name}");

    public async ValueTask DisposeAsync()
    {
        if (Component.Postgres.Value is null) return;
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await PostgresServer.RunAsync($"drop database if exists {_name} with (force)");
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
