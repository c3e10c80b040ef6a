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

    /// <summary>The jobs that are due, oldest first.</summary>
    public async Task<IReadOnlyList<DueJob>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        const string Sql = """
            select id, kind, subject_id as SubjectId, conversation_id as ConversationId, revision, due_at as DueAt
            from due_jobs
            where due_at <= @now
            order by due_at
            limit @limit
            """;
        var rows = await database.QueryAsync<Row>(Sql, new { now = now.Ms(), limit }, ct);
        return rows.Select(r => new DueJob(r.Id, r.Kind, r.SubjectId, r.ConversationId, r.Revision, UnixTime.At(r.DueAt))).ToList();
    }

    /// <summary>Takes the job out of the table; refused when another host was first.</summary>
    public static void Take(WriteSet set, DueJob job) => set.Guard("taken", "delete from due_jobs where id = @id", ("id", job.Id));

    private sealed record Row(string Id, string Kind, string SubjectId, string ConversationId, long Revision, long DueAt);
}
