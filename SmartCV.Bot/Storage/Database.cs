using System.Data.Common;
using Dapper;

namespace SmartCV.Bot.Storage;

/// <summary>Reading and writing for the stores: reads by Dapper on a pooled connection, writes as sets through the writer.</summary>
public sealed class Database(ISqlEngine engine, Writer writer)
{
    public ISqlEngine Engine { get; } = engine;

    public Task<WriteResult> CommitAsync(WriteSet set) => writer.CommitAsync(set);

    public Task<WriteResult.Committed> MustCommitAsync(WriteSet set) => writer.MustCommitAsync(set);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args, CancellationToken ct)
    {
        await using var connection = await Engine.OpenAsync(ct);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct))).AsList();
    }

    public async Task<T?> FindAsync<T>(string sql, object? args, CancellationToken ct)
    {
        await using var connection = await Engine.OpenAsync(ct);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, args, cancellationToken: ct));
    }

    public ValueTask<DbConnection> OpenAsync(CancellationToken ct) => Engine.OpenAsync(ct);
}
