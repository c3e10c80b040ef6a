namespace SmartCV.Bot.Storage;

/// <summary>
/// How rows of one table are added that nothing else in their write looks at. An engine may add those of all callers of a group with one statement, which on
/// PostgreSQL costs a third of one statement each.
/// </summary>
public sealed class NewRows
{
    /// <param name="columns">As in SQL, of the types text and bigint: <c>id text, seq bigint</c>.</param>
    /// <param name="once">The columns of a unique index: a row that is there already is left out, which refuses its write.</param>
    public NewRows(string table, string columns, string? once = null)
    {
        Columns = [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(c => c.Split(' ')).Select(c => new Column(c[0], IsText: c[1] == "text"))];
        Target = $"insert into {table}({string.Join(", ", Columns.Select(c => c.Name))})";
        Conflict = once is null ? "" : $" on conflict ({once}) do nothing";
        One = $"{Target} values ({string.Join(", ", Columns.Select(c => "@" + c.Name))}){Conflict}";
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Adds one row, with a parameter named as each column.</summary>
    public string One { get; }

    /// <summary>What stands before and after the rows in any insert of them.</summary>
    internal string Target { get; }

    internal string Conflict { get; }

    public sealed record Column(string Name, bool IsText);
}
