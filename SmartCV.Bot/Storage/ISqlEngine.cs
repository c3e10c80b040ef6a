using System.Data.Common;

namespace SmartCV.Bot.Storage;

/// <summary>What differs between the databases. Everything else is the same SQL.</summary>
public interface ISqlEngine : IAsyncDisposable
{
    /// <summary>sqlite or postgres.</summary>
    string Name { get; }

    /// <summary>True when other processes may work on the same database.</summary>
    bool IsShared { get; }

    /// <summary>Goes behind a select that claims rows for an update: <c>for update skip locked</c>, or nothing.</summary>
    string ClaimClause { get; }

    /// <summary>Goes behind a select of rows that nobody else may change before our commit: <c>for update</c>, or nothing.</summary>
    string LockClause { get; }

    /// <summary>An extra condition on <c>changes</c> so that a reader never steps over a line that is not committed yet.</summary>
    string ChangesVisible { get; }

    /// <summary>A pooled connection for reading.</summary>
    ValueTask<DbConnection> OpenAsync(CancellationToken ct);

    /// <summary>Brings the schema up to date; safe when several hosts start at once.</summary>
    Task MigrateAsync(CancellationToken ct);

    /// <summary>
    /// Runs the sets in one transaction with full durability. A refused set leaves nothing behind and does not disturb the others.
    /// Null, for more than one set only: nothing was written, since a set is refused and the engine cannot tell it from the others; run them one by one.
    /// </summary>
    Task<WriteResult[]?> CommitAsync(IReadOnlyList<WriteSet> group, CancellationToken ct);

    /// <summary>True when trying again may help: a deadlock, a lost connection, a busy file.</summary>
    bool IsTransient(Exception error);
}
