using System.Data.Common;
using Npgsql;

namespace SmartCV.Bot.Storage.Postgres;

/// <summary>What the commands of a batch must have touched, judged after they have run.</summary>
internal sealed class PostgresGuards
{
    private readonly List<(NpgsqlBatchCommand Command, string? RefusalCode, int Least)> _commands = [];

    /// <param name="refusalCode">Null: the command may touch as few rows as it likes.</param>
    /// <param name="least">How many rows it must touch.</param>
    public NpgsqlBatchCommand Add(NpgsqlBatchCommand command, string? refusalCode, int least)
    {
        _commands.Add((command, refusalCode, least));
        return command;
    }

    /// <summary>The code of the first guard that failed; null when none did.</summary>
    /// <param name="before">Only commands before this one have run; null when all have.</param>
    public string? FirstRefusal(DbBatchCommand? before)
    {
        foreach (var (command, refusalCode, least) in _commands)
        {
            if (command == before) return null;
            if (refusalCode is not null && command.Rows < (ulong)least) return refusalCode;
        }

        return null;
    }
}
