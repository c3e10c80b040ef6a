using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SmartCV.Bot.Storage.Sqlite;

/// <summary>
/// The embedded default: one file, write-ahead log, one writer, full durability (<c>synchronous=FULL</c>: the log is fsynced before a commit returns;
/// with group commit this costs next to nothing). One process owns the file.
/// </summary>
public sealed class SqliteEngine : ISqlEngine
{
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
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
        Run("pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=4000; pragma cache_size=-32000; pragma temp_store=memory;");
    }

    public string Name => "sqlite";

    public bool IsShared => false;

    public string ClaimClause => "";

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
            Execute("begin immediate");
            try
            {
                var results = new WriteResult[group.Count];
                for (var i = 0; i < group.Count; i++) results[i] = RunSet(group[i]);
                Execute("commit");
                return Task.FromResult<WriteResult[]?>(results);
            }
            catch
            {
                Execute("rollback");
                throw;
            }
        }
    }

    public bool IsTransient(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 };

    public ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
        return ValueTask.CompletedTask;
    }

    private WriteResult RunSet(WriteSet set)
    {
        Execute("savepoint one");
        Dictionary<int, IReadOnlyList<object?[]>>? rows = null;
        for (var i = 0; i < set.Statements.Count; i++)
        {
            var statement = set.Statements[i];
            var command = Prepare(statement);
            var touched = 0;
            if (statement.Returns)
            {
                var read = ReadRows(command);
                (rows ??= [])[i] = read;
                touched = read.Count;
            }
            else
            {
                touched = command.ExecuteNonQuery();
            }

            if (touched > 0 || statement.RefusalCode is null) continue;
            Execute("rollback to one");
            Execute("release one");
            return new WriteResult.Refused(statement.RefusalCode);
        }

        Execute("release one");
        return new WriteResult.Committed(rows ?? []);
    }

    private static List<object?[]> ReadRows(SqliteCommand command)
    {
        var rows = new List<object?[]>(1);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var c = 0; c < row.Length; c++) row[c] = reader.IsDBNull(c) ? null : reader.GetValue(c);
            rows.Add(row);
        }

        return rows;
    }

    private SqliteCommand Prepare(SqlStatement statement)
    {
        if (!_prepared.TryGetValue(statement.Sql, out var command))
        {
            command = _writer.CreateCommand();
            command.CommandText = statement.Sql;
            foreach (var (name, _) in statement.Parameters) command.Parameters.Add(new SqliteParameter("@" + name, null));
            _prepared[statement.Sql] = command;
        }

        for (var p = 0; p < statement.Parameters.Length; p++) command.Parameters[p].Value = statement.Parameters[p].Value ?? DBNull.Value;
        return command;
    }

    private void Execute(string sql) => Prepare(new SqlStatement(sql, [])).ExecuteNonQuery();

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
