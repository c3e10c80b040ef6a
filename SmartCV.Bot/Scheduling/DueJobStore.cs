using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Scheduling;

/// <summary>The table of what is due when.</summary>
public sealed class DueJobStore(Database database)
{
    public static void Add(WriteSet set, DueJob job) =>
        set.Add(
            """
            insert into due_jobs(id, kind, subject_id, conversation_id, revision, due_at)
            values (@id, @kind, @subject, @conversation, @revision, @due)
            """,
            ("id", job.Id), ("kind", job.Kind), ("subject", job.SubjectId), ("conversation", job.ConversationId),
            ("revision", job.Revision), ("due", job.DueAt.Ms()));

    /// <summary>The jobs that are due and become inbox entries, oldest first.</summary>
    public Task<IReadOnlyList<DueJob>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        const string Sql = """
            select id, kind, subject_id as SubjectId, conversation_id as ConversationId, revision, due_at as DueAt
            from due_jobs
            where due_at <= @now and kind <> @summary
            order by due_at
            limit @limit
            """;
        return ReadAsync(Sql, now, limit, ct);
    }

    /// <summary>The summaries that are due, oldest first.</summary>
    public Task<IReadOnlyList<DueJob>> DueSummariesAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        const string Sql = """
            select id, kind, subject_id as SubjectId, conversation_id as ConversationId, revision, due_at as DueAt
            from due_jobs
            where due_at <= @now and kind = @summary
            order by due_at
            limit @limit
            """;
        return ReadAsync(Sql, now, limit, ct);
    }

    /// <summary>Gives the job another time and revision; refused when somebody else was first.</summary>
    public static WriteSet Move(WriteSet set, DueJob job, DueJob moved)
    {
        set.Guard(
            "taken",
            """
            update due_jobs set due_at = @due, revision = @revision
            where id = @id and revision = @read
            """,
            ("due", moved.DueAt.Ms()), ("revision", moved.Revision), ("id", job.Id), ("read", job.Revision));
        return set;
    }

    private async Task<IReadOnlyList<DueJob>> ReadAsync(string sql, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(sql, new { now = now.Ms(), limit, summary = DueJob.Summary }, ct);
        return rows.Select(r => new DueJob(r.Id, r.Kind, r.SubjectId, r.ConversationId, r.Revision, UnixTime.At(r.DueAt))).ToList();
    }

    /// <summary>Takes the job out of the table; refused when another host was first.</summary>
    public static void Take(WriteSet set, DueJob job) => set.Guard("taken", "delete from due_jobs where id = @id", ("id", job.Id));

    private sealed record Row(string Id, string Kind, string SubjectId, string ConversationId, long Revision, long DueAt);
}
