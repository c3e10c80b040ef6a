using System.Collections.Concurrent;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>
/// Turns our statements into batch commands with numbered parameters; Npgsql would parse named ones anew at every call. Null has no type, and Npgsql gives up a
/// prepared statement for good once a parameter comes with another type than at first: the server would then parse and plan it at every run. So null
/// is written into the text, and each pattern of nulls is a statement of its own.
/// </summary>
internal static class PostgresStatement
{
    /// <summary>The channel on which hosts wake each other. A payload may hold 7999 bytes.</summary>
    public const string WakeChannel = "smartcv_wake";

    private const int LargestWake = 7_800;
    private const int MostParameters = 64;
    private static readonly ConcurrentDictionary<(string Sql, ulong Nulls), (string Sql, int[] Order)> Numbered = new();
    private static readonly ConcurrentDictionary<RowStatement, string> Many = new();

    public static NpgsqlBatchCommand Command(SqlStatement statement)
    {
        var (sql, order) = Numbered.GetOrAdd((statement.Sql, NullsOf(statement)), static (_, s) => Number(s), statement);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var at in order) command.Parameters.Add(Parameter(statement.Parameters[at].Value!));
        return command;
    }

    /// <summary>All rows in one statement: each column travels as an array.</summary>
    public static NpgsqlBatchCommand Command(RowStatement row, IReadOnlyList<SqlStatement> statements)
    {
        var command = new NpgsqlBatchCommand(Many.GetOrAdd(row, AllOf));
        for (var c = 0; c < row.Columns.Count; c++) command.Parameters.Add(row.Columns[c].IsText ? Texts(statements, c) : Numbers(statements, c));
        return command;
    }

    /// <summary>One or more notifications that carry the ids of all sets; sent by the database when the transaction commits.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Wakes(string hostId, IReadOnlyList<WriteSet> group)
    {
        var payload = new StringBuilder(hostId);
        foreach (var id in group.SelectMany(s => s.Wakes).Distinct())
        {
            if (payload.Length + id.Length + 1 > LargestWake)
            {
                yield return Notify(payload.ToString());
                payload.Clear().Append(hostId);
            }

            payload.Append(' ').Append(id);
        }

        if (payload.Length > hostId.Length) yield return Notify(payload.ToString());
    }

    private static NpgsqlBatchCommand Notify(string payload)
    {
        var command = new NpgsqlBatchCommand("select pg_notify($1, $2)");
        command.Parameters.Add(Parameter(WakeChannel));
        command.Parameters.Add(Parameter(payload));
        return command;
    }

    private static string AllOf(RowStatement row) =>
        row.Many($"unnest({string.Join(", ", row.Columns.Select((c, i) => $"${i + 1}::{(c.IsText ? "text[]" : "bigint[]")}"))})");

    private static NpgsqlParameter<string?[]> Texts(IReadOnlyList<SqlStatement> statements, int column)
    {
        var texts = new string?[statements.Count];
        for (var i = 0; i < texts.Length; i++) texts[i] = (string?)statements[i].Parameters[column].Value is { } text ? WellFormed(text) : null;
        return new NpgsqlParameter<string?[]> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    }

    private static NpgsqlParameter<long?[]> Numbers(IReadOnlyList<SqlStatement> statements, int column)
    {
        var numbers = new long?[statements.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = statements[i].Parameters[column].Value is { } value ? Number(value) : null;
        return new NpgsqlParameter<long?[]> { TypedValue = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    }

    private static long Number(object value) => value switch
    {
        long l => l,
        int i => i,
        bool b => b ? 1 : 0,
        _ => throw new ArgumentException($"A column of numbers got a {value.GetType().Name}."),
    };

    // One bit for each parameter.
    private static ulong NullsOf(SqlStatement statement)
    {
        if (statement.Parameters.Length > MostParameters) throw new ArgumentException($"A statement has at most {MostParameters} parameters, this one has {statement.Parameters.Length}.");
        var nulls = 0UL;
        for (var i = 0; i < statement.Parameters.Length; i++)
            if (statement.Parameters[i].Value is null) nulls |= 1UL << i;
        return nulls;
    }

    private static NpgsqlParameter Parameter(object value) => value switch
    {
        string s => new NpgsqlParameter<string> { TypedValue = WellFormed(s), NpgsqlDbType = NpgsqlDbType.Text },
        long or int or bool => new NpgsqlParameter<long> { TypedValue = Number(value), NpgsqlDbType = NpgsqlDbType.Bigint },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        _ => throw new ArgumentException($"No SQL type for {value.GetType().Name}."),
    };

    // Half of a surrogate pair, as a cut in the wrong place leaves it, becomes U+FFFD, as SQLite's driver does it. Npgsql would throw in the middle of a message to
    // the server, after which the connection answers nothing any more.
    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static (string, int[]) Number(SqlStatement statement)
    {
        var sql = statement.Sql;
        var order = new List<int>();
        var text = new StringBuilder(sql.Length);
        for (var i = 0; i < sql.Length; i++)
        {
            if (sql[i] != '@')
            {
                text.Append(sql[i]);
                continue;
            }

            var start = i + 1;
            while (i + 1 < sql.Length && (char.IsAsciiLetterOrDigit(sql[i + 1]) || sql[i + 1] == '_')) i++;
            var name = sql[start..(i + 1)];
            var at = Array.FindIndex(statement.Parameters, p => p.Name == name);
            if (at < 0) throw new ArgumentException($"The statement has no parameter '{name}': {sql}");
            if (statement.Parameters[at].Value is null)
            {
                text.Append("null");
                continue;
            }

            if (!order.Contains(at)) order.Add(at);
            text.Append('$').Append(order.IndexOf(at) + 1);
        }

        return (text.ToString(), [.. order]);
    }
}
