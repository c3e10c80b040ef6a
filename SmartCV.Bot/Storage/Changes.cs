using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Storage;

/// <summary>One line of "this row changed" per commit, for everything that follows along: console replay, webhooks, search index, figures.</summary>
public static class Changes
{
    public const string Conversation = "conversation";
    public const string Ticket = "ticket";

    /// <summary>The content overlay has changed.</summary>
    public const string Content = "content";

    private static readonly RowStatement NewLine = RowStatement.Insert("changes", "kind text, subject text, at bigint");

    public static void Add(WriteSet set, string kind, string subject, DateTimeOffset now)
    {
        set.AddRow(NewLine, [kind, subject, now.Ms()]);
        set.Wakes.Add(subject);
    }

    /// <summary>Lines after a position, in order. A reader that remembers the last position it has worked off never misses one.</summary>
    public static Task<IReadOnlyList<Change>> ReadAsync(Database database, long after, int limit, CancellationToken ct)
    {
        var sql = $"""
            select position, kind, subject, at from changes
            where position > @after and {database.Engine.ChangesVisible}
            order by position
            limit @limit
            """;
        return database.QueryAsync<Change>(sql, new { after, limit }, ct);
    }
}

/// <param name="At">UTC unix milliseconds.</param>
public sealed record Change(long Position, string Kind, string Subject, long At);
