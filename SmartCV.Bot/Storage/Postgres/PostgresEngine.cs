using System.Data.Common;
using Dapper;
using Npgsql;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>
/// PostgreSQL 15 or later, for several hosts. A whole group of writes travels as one batch in one round trip. That is only possible
/// optimistically: guards are judged after everything has run. When one has failed the group is rolled back and run again set by set,
/// each in its own transaction; refusals are rare enough for this to be the cheaper way.
/// </summary>
public sealed class PostgresEngine : ISqlEngine
{
    private const long MigrationLock = 7316_2026;

    // Every write finds its rows by an index. The plan of a prepared statement is kept: made while a table is small it would read the whole table, and still do
    // so when a busy hour has filled it with thousands of dead versions (386 turns a second fell to 82 within a minute).
    // Nor does it join many rows by anything else than a look into the index for each.
    private const string ByIndex = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;";

    private const int MostConnections = 30;

    private readonly NpgsqlDataSource _source;
    private readonly string _hostId;
    private NpgsqlConnection? _writer;

    /// <param name="hostId">Told with each wake-up, so that a host can skip its own.</param>
    public PostgresEngine(string connectionString, string hostId)
    {
        _hostId = hostId;
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "smartcv-bot",
            // Told by an error, so that a failed guard before it is seen.
            IncludeFailedBatchedCommand = true,
        };
        // The library's 100 for each host is as much as a server takes by default from all of them.
        if (!connectionString.Replace(" ", "", StringComparison.Ordinal).Contains("PoolSize", StringComparison.OrdinalIgnoreCase)) builder.MaxPoolSize = MostConnections;
        _source = NpgsqlDataSource.Create(builder.ConnectionString);
    }

    public string Name => "postgres";

    public bool IsShared => true;

    public string ClaimClause => "for update skip locked";

    public string LockClause => "for update";

    // A sequence is not commit order: a line with a lower position may still be in a running transaction. Readers stop below the oldest one.
    public string ChangesVisible => "transaction_id < pg_snapshot_xmin(pg_current_snapshot())";

    public async ValueTask<DbConnection> OpenAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // "create table if not exists" run by two starters at once fails on PostgreSQL, so the lock comes first.
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@MigrationLock);", new { MigrationLock }, transaction);
        await connection.ExecuteAsync(Migrator.CreateTable + ";", transaction: transaction);
        var applied = (await connection.QueryAsync<(int Number, string Hash)>("select number, hash from schema_version;", transaction: transaction))
            .ToDictionary(r => r.Number, r => r.Hash);
        foreach (var migration in Migrator.Pending(Migrator.All("Postgres"), applied))
        {
            await connection.ExecuteAsync(migration.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "insert into schema_version(number, name, hash, applied_at) values (@Number, @Name, @Hash, (extract(epoch from now()) * 1000)::bigint);",
                migration, transaction);
        }

        await transaction.CommitAsync(ct);
    }

    public async Task<WriteResult[]?> CommitAsync(IReadOnlyList<WriteSet> group, CancellationToken ct)
    {
        var (results, refused) = await RunAsync(group, ct);
        if (refused is null) return results;
        // One by one is the writer's business: when one of them breaks, it must know which ones are written already.
        return group.Count == 1 ? [new WriteResult.Refused(refused)] : null;
    }

    public bool IsTransient(Exception error) => error is NpgsqlException { IsTransient: true } or PostgresException { SqlState: "40P01" or "40001" };

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    /// <summary>When a guard has failed, its code; nothing was written then.</summary>
    private async Task<(WriteResult[] Results, string? Refused)> RunAsync(IReadOnlyList<WriteSet> group, CancellationToken ct)
    {
        var connection = await WriterConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        var guards = new PostgresGuards();
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            batch.Transaction = transaction;
            Fill(batch, group, guards);
            var results = await ReadAsync(batch, group, ct);
            var refused = guards.FirstRefusal(before: null);
            if (refused is not null) await transaction.RollbackAsync(ct);
            else await transaction.CommitAsync(ct);
            return (results, refused);
        }
        catch (PostgresException e) when (e.BatchCommand is { } broken && guards.FirstRefusal(broken) is not null)
        {
            // What follows a failed guard may stumble over the very row that the guard asked about: that is a refusal, no fault.
            return ([], guards.FirstRefusal(e.BatchCommand));
        }
        catch (Exception) when (connection.FullState != System.Data.ConnectionState.Open)
        {
            // The server went away: the next group opens a new connection.
            await connection.DisposeAsync();
            _writer = null;
            throw;
        }
    }

    private void Fill(NpgsqlBatch batch, IReadOnlyList<WriteSet> group, PostgresGuards guards)
    {
        var all = group.SelectMany(s => s.Statements).ToList();
        if (all.TrueForAll(s => s.Row is not null))
        {
            // Rows are changed before any is added: what is changed is also what two hosts could wait for, and each statement takes its rows in the order of the group.
            foreach (var same in all.GroupBy(s => (Row: s.Row!, s.RefusalCode)).OrderBy(g => g.Key.Row.IsInsert))
            {
                var statements = same.ToList();
                batch.BatchCommands.Add(guards.Add(PostgresStatement.Command(same.Key.Row, statements), same.Key.RefusalCode, statements.Count));
            }
        }
        else
        {
            // One by one, as they stand: every set takes its locks in the order of the group, and a guard is judged before what follows it.
            foreach (var statement in all) batch.BatchCommands.Add(guards.Add(PostgresStatement.Command(statement), statement.RefusalCode, least: 1));
        }

        foreach (var wake in PostgresStatement.Wakes(_hostId, group)) batch.BatchCommands.Add(wake);
    }

    private static async Task<WriteResult[]> ReadAsync(NpgsqlBatch batch, IReadOnlyList<WriteSet> group, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var results = new WriteResult[group.Count];
        var first = true;
        for (var s = 0; s < group.Count; s++)
        {
            Dictionary<int, IReadOnlyList<object?[]>>? rows = null;
            for (var i = 0; i < group[s].Statements.Count; i++)
            {
                if (!group[s].Statements[i].Returns) continue;
                // Statements without rows have no result set of their own; the reader stands on the first one that has.
                if (!first) await reader.NextResultAsync(ct);
                first = false;
                (rows ??= [])[i] = await ReadRowsAsync(reader, ct);
            }

            results[s] = new WriteResult.Committed(rows ?? []);
        }

        return results;
    }

    private static async Task<List<object?[]>> ReadRowsAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new List<object?[]>(1);
        while (await reader.ReadAsync(ct))
        {
            var row = new object?[reader.FieldCount];
            for (var c = 0; c < row.Length; c++) row[c] = reader.IsDBNull(c) ? null : reader.GetValue(c);
            rows.Add(row);
        }

        return rows;
    }

    private async ValueTask<NpgsqlConnection> WriterConnectionAsync(CancellationToken ct)
    {
        if (_writer is { FullState: System.Data.ConnectionState.Open } open) return open;
        if (_writer is not null) await _writer.DisposeAsync();
        _writer = await _source.OpenConnectionAsync(ct);
        await _writer.ExecuteAsync(new CommandDefinition(ByIndex, cancellationToken: ct));
        return _writer;
    }
}
