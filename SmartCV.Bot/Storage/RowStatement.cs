using System.Text.RegularExpressions;

namespace SmartCV.Bot.Storage;

/// <summary>
/// A statement about one row. Where a group of writes consists of such statements only, an engine may run all that are alike as one: a row each, on PostgreSQL
/// for a third of the cost. Changes then run before additions, so no statement of a write may need the row that another one of it adds.
/// </summary>
public sealed partial class RowStatement
{
    private readonly string _many;

    private RowStatement(IReadOnlyList<Column> columns, string one, string many, bool isInsert)
    {
        IsInsert = isInsert;
        Columns = columns;
        One = one;
        _many = many;
    }

    /// <summary>In the order in which the values of a row are given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>False when it changes a row.</summary>
    public bool IsInsert { get; }

    /// <summary>The statement for one row, with a parameter named as each column.</summary>
    public string One { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="columns">As in SQL, of the types text and bigint: <c>id text, seq bigint</c>.</param>
    /// <param name="once">The columns of a unique index: a row that is there already is left out, which refuses its write.</param>
    public static RowStatement Insert(string table, string columns, string? once = null)
    {
        var read = Read(columns);
        var names = read.Select(c => c.Name).ToList();
        var target = $"insert into {table}({string.Join(", ", names)})";
        var conflict = once is null ? "" : $" on conflict ({once}) do nothing";
        return new RowStatement(
            read, $"{target} values ({string.Join(", ", names.Select(n => "@" + n))}){conflict}", $"{target} select {string.Join(", ", names.Select(Of))} from {{rows}}{conflict}",
            isInsert: true);
    }

    /// <summary>Changes a row.</summary>
    /// <param name="values">Names and types of the parameters: <c>id text, seq bigint</c>.</param>
    /// <param name="set">What stands behind "set" in SQL.</param>
    /// <param name="where">Matches one row at most.</param>
    public static RowStatement Update(string table, string values, string set, string where) => new(
        Read(values),
        $"update {table} set {set} where {where}",
        $"update {table} set {Parameter().Replace(set, m => Of(m.Groups[1].Value))} from {{rows}} where {Parameter().Replace(where, m => Of(m.Groups[1].Value))}",
        isInsert: false);

    /// <summary>The statement for many rows.</summary>
    /// <param name="source">How the engine gets a value of each column from the arrays it is given: <c>unnest(...)</c>.</param>
    public string Many(string source) => _many.Replace("{rows}", $"{source} as given({string.Join(", ", Columns.Select(c => "new_" + c.Name))})", StringComparison.Ordinal);

    private static List<Column> Read(string columns) =>
        [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(c => c.Split(' ')).Select(c => new Column(c[0], IsText: c[1] == "text"))];

    // Named apart from the columns of the table, which stand beside them without a qualifier.
    private static string Of(string column) => $"given.new_{column}";

    [GeneratedRegex("@([a-z_]+)")]
    private static partial Regex Parameter();

    public sealed record Column(string Name, bool IsText);
}
