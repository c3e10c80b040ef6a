namespace SmartCV.Bot.Storage;

/// <summary>One SQL command with named parameters (<c>@name</c>), in the subset that every engine runs.</summary>
/// <param name="Sql">A constant: engines prepare each distinct text once.</param>
/// <param name="Parameters">string, long, int, bool, byte[] or null.</param>
public sealed record SqlStatement(string Sql, (string Name, object? Value)[] Parameters)
{
    /// <summary>Set on a guard: when the statement touches no row, the whole write is refused with this code and leaves nothing behind.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>True when the statement returns rows (<c>returning</c>).</summary>
    public bool Returns { get; init; }

    /// <summary>Set when it is a statement about one row, its parameters in the order of the columns.</summary>
    public RowStatement? Row { get; init; }
}

/// <summary>
/// Everything that one caller wants to write, all or nothing. Stores add to it; the <see cref="Writer"/> runs it, together with others',
/// in one transaction. It holds statements rather than code so that PostgreSQL gets a whole group in one round trip.
/// </summary>
public sealed class WriteSet
{
    private readonly List<SqlStatement> _statements = [];

    /// <param name="orderKey">Groups are sorted by it, so that two hosts lock rows in the same order: the conversation id where there is one.</param>
    public WriteSet(string orderKey) => OrderKey = orderKey;

    public string OrderKey { get; }

    public IReadOnlyList<SqlStatement> Statements => _statements;

    /// <summary>Ids that other hosts are woken with when this write is committed.</summary>
    public List<string> Wakes { get; } = [];

    public WriteSet Add(string sql, params (string Name, object? Value)[] parameters)
    {
        _statements.Add(new SqlStatement(sql, parameters));
        return this;
    }

    /// <summary>Adds a statement that must touch at least one row.</summary>
    public WriteSet Guard(string refusalCode, string sql, params (string Name, object? Value)[] parameters)
    {
        _statements.Add(new SqlStatement(sql, parameters) { RefusalCode = refusalCode });
        return this;
    }

    /// <summary>Adds a statement about one row.</summary>
    /// <param name="values">In the order of its columns.</param>
    /// <param name="refusalCode">Makes it a guard: the row must be added or found.</param>
    public WriteSet AddRow(RowStatement row, ReadOnlySpan<object?> values, string? refusalCode = null)
    {
        if (values.Length != row.Columns.Count) throw new ArgumentException($"A row has {row.Columns.Count} columns, {values.Length} values are given: {row.One}");
        var parameters = new (string, object?)[values.Length];
        for (var i = 0; i < parameters.Length; i++) parameters[i] = (row.Columns[i].Name, values[i]);
        _statements.Add(new SqlStatement(row.One, parameters) { Row = row, RefusalCode = refusalCode });
        return this;
    }

    /// <summary>Adds a statement with <c>returning</c>; its rows are found in the result under the returned number. A refusal code makes it a guard too.</summary>
    public int Ask(string? refusalCode, string sql, params (string Name, object? Value)[] parameters)
    {
        _statements.Add(new SqlStatement(sql, parameters) { RefusalCode = refusalCode, Returns = true });
        return _statements.Count - 1;
    }
}

/// <summary>How a write ended.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>Committed and on disk.</summary>
    public sealed record Committed(IReadOnlyDictionary<int, IReadOnlyList<object?[]>> Rows) : WriteResult
    {
        /// <summary>A value of the first row of a statement added with <see cref="WriteSet.Ask"/>.</summary>
        public long Number(int statement, int column) => Convert.ToInt64(Rows[statement][0][column], System.Globalization.CultureInfo.InvariantCulture);

        public long? NumberOrNull(int statement, int column) => Rows[statement][0][column] is null ? null : Number(statement, column);

        public string? TextOrNull(int statement, int column) => Rows[statement][0][column] as string;
    }

    /// <summary>A guard touched no row. Nothing was written.</summary>
    public sealed record Refused(string Code) : WriteResult;
}
