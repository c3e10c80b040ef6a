using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SmartCV.Bot.Storage.Sqlite;

/// <summary>
/// A statement of the writer, prepared once and bound by place. The ADO.NET command looks each parameter up by its name and makes a reader at every
/// run, which costs several times what SQLite itself needs for a row.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;
    private byte[] _text = new byte[256];

    public SqliteStatement(sqlite3 database, SqlStatement statement)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, statement.Sql, out _statement));
        // 0: the text does not use this parameter.
        _places = Array.ConvertAll(statement.Parameters, p => raw.sqlite3_bind_parameter_index(_statement, "@" + p.Name));
    }

    /// <summary>Runs the statement; the number of rows it changed, or returned.</summary>
    /// <param name="rows">Gets what is returned; null when nobody asked.</param>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public int Run((string Name, object? Value)[] parameters, List<object?[]>? rows)
    {
        try
        {
            for (var i = 0; i < _places.Length; i++)
                if (_places[i] > 0) Bind(_places[i], parameters[i].Value);
            int state;
            while ((state = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW) rows?.Add(Row());
            if (state != raw.SQLITE_DONE) Check(state);
            return rows?.Count ?? raw.sqlite3_changes(_database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, Utf8(text)),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"No SQL type for {value.GetType().Name}."),
    });

    // SQLite copies what is bound, so one buffer serves all texts of the statement.
    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (_text.Length < Encoding.UTF8.GetMaxByteCount(text.Length)) _text = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private object?[] Row()
    {
        var row = new object?[raw.sqlite3_column_count(_statement)];
        for (var c = 0; c < row.Length; c++)
            row[c] = raw.sqlite3_column_type(_statement, c) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, c),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, c),
                raw.SQLITE_BLOB => raw.sqlite3_column_blob(_statement, c).ToArray(),
                _ => raw.sqlite3_column_text(_statement, c).utf8_to_string(),
            };
        return row;
    }

    private void Check(int state) => SqliteException.ThrowExceptionForRC(state, _database);
}
