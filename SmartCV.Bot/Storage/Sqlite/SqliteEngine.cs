using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SmartCV.Bot.Storage.Sqlite;

/// <summary>
/// The embedded default: one file, write-ahead log, one writer, full durability (<c>synchronous=FULL</c>: the log is fsynced before a commit returns;
/// with group commit this costs next to nothing). One process owns the file.
/// </summary>
public sealed class SqliteEngine : ISqlEngine
{
    private static readonly SqlStatement Begin = new("begin immediate", []);
    private static readonly SqlStatement Commit = new("commit", []);
    private static readonly SqlStatement Rollback = new("rollback", []);
    private static readonly SqlStatement Save = new("savepoint one", []);
    private static readonly SqlStatement RollbackToSaved = new("rollback to one", []);
    private static readonly SqlStatement ReleaseSaved = new("release one", []);

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Dictionary<string, SqliteStatement> _prepared = [];
    private readonly Lock _writing = new();

    /// <param name="path">The database file; its folder is made when missing.</param>
    public SqliteEngine(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
        _writer = new SqliteConnection(_connectionString);
        _writer.Open();
        // The setting of synchronous is per connection and must be made at each open; journal_mode stays with the file.
        // The page cache (KiB) is small on purpose: when a page was split, the commit walks over all of it (docs/benchmarks.md).
        // A command (learn) writes beside a running host: who finds the file locked waits (ms) instead of failing.
        Run("pragma busy_timeout=5000; pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=4000; pragma cache_size=-8000; pragma temp_store=memory;");
    }

    public string Name => "sqlite";

    public bool IsShared => false;

    public string ClaimClause => "";

    public string LockClause => "";

    public string ChangesVisible => "1 = 1";

    public async ValueTask<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public Task MigrateAsync(CancellationToken ct)
    {
        lock (_writing)
        {
            Run("begin immediate");
            Run(Migrator.CreateTable);
            foreach (var migration in Migrator.Pending(Migrator.All("Sqlite"), Applied()))
            {
                Run(migration.Sql);
                using var insert = _writer.CreateCommand();
                insert.CommandText = "insert into schema_version(number, name, hash, applied_at) values (@n, @name, @hash, unixepoch() * 1000)";
                insert.Parameters.AddWithValue("@n", migration.Number);
                insert.Parameters.AddWithValue("@name", migration.Name);
                insert.Parameters.AddWithValue("@hash", migration.Hash);
                insert.ExecuteNonQuery();
            }

            Run("commit");
        }

        return Task.CompletedTask;
    }

    public Task<WriteResult[]?> CommitAsync(IReadOnlyList<WriteSet> group, CancellationToken ct)
    {
        lock (_writing)
        {
            Execute(Begin);
            try
            {
                var results = new WriteResult[group.Count];
                for (var i = 0; i < group.Count; i++) results[i] = RunSet(group[i]);
                Execute(Commit);
                return Task.FromResult<WriteResult[]?>(results);
            }
            catch
            {
                Execute(Rollback);
                throw;
            }
        }
    }

    public bool IsTransient(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 };

    public ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        return ValueTask.CompletedTask;
    }

    private WriteResult RunSet(WriteSet set)
    {
        Execute(Save);
        Dictionary<int, IReadOnlyList<object?[]>>? rows = null;
        for (var i = 0; i < set.Statements.Count; i++)
        {
            var statement = set.Statements[i];
            List<object?[]>? read = statement.Returns ? new(1) : null;
            var touched = Prepared(statement).Run(statement.Parameters, read);
            if (read is not null) (rows ??= [])[i] = read;
            if (touched > 0 || statement.RefusalCode is null) continue;
            Execute(RollbackToSaved);
            Execute(ReleaseSaved);
            return new WriteResult.Refused(statement.RefusalCode);
        }

        Execute(ReleaseSaved);
        return new WriteResult.Committed(rows ?? []);
    }

    private SqliteStatement Prepared(SqlStatement statement)
    {
        if (!_prepared.TryGetValue(statement.Sql, out var prepared)) _prepared[statement.Sql] = prepared = new SqliteStatement(_writer.Handle!, statement);
        return prepared;
    }

    private void Execute(SqlStatement statement) => Prepared(statement).Run([], null);

    private void Run(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Dictionary<int, string> Applied()
    {
        using var command = _writer.CreateCommand();
        command.CommandText = "select number, hash from schema_version";
        using var reader = command.ExecuteReader();
        var applied = new Dictionary<int, string>();
        while (reader.Read()) applied[reader.GetInt32(0)] = reader.GetString(1);
        return applied;
    }
}
