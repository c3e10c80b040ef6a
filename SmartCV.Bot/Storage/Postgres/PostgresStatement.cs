using System.Collections.Concurrent;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>Turns our statements into batch commands with numbered parameters. Npgsql would parse named ones anew at every call.</summary>
internal static class PostgresStatement
{
    /// <summary>The channel on which hosts wake each other. A payload may hold 7999 bytes.</summary>
    public const string WakeChannel = "smartcv_wake";

    private const int LargestWake = 7_800;
    private static readonly ConcurrentDictionary<string, (string Sql, string[] Order)> Numbered = new();

    public static NpgsqlBatchCommand Command(SqlStatement statement)
    {
        var (sql, order) = Numbered.GetOrAdd(statement.Sql, Number);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var name in order) command.Parameters.Add(Parameter(Array.Find(statement.Parameters, p => p.Name == name).Value));
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

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string s => new NpgsqlParameter<string> { TypedValue = s, NpgsqlDbType = NpgsqlDbType.Text },
        long l => new NpgsqlParameter<long> { TypedValue = l, NpgsqlDbType = NpgsqlDbType.Bigint },
        int i => new NpgsqlParameter<long> { TypedValue = i, NpgsqlDbType = NpgsqlDbType.Bigint },
        bool b => new NpgsqlParameter<long> { TypedValue = b ? 1 : 0, NpgsqlDbType = NpgsqlDbType.Bigint },
        byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
        null => new NpgsqlParameter { Value = DBNull.Value },
        _ => throw new ArgumentException($"No SQL type for {value.GetType().Name}."),
    };

    private static (string, string[]) Number(string sql)
    {
        var order = new List<string>();
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
            var at = order.IndexOf(name);
            if (at < 0)
            {
                order.Add(name);
                at = order.Count - 1;
            }

            text.Append('$').Append(at + 1);
        }

        return (text.ToString(), [.. order]);
    }
}
