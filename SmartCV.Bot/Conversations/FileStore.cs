using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Conversations;

/// <summary>Named files of conversations; the bytes are blobs.</summary>
public sealed class FileStore(Database database, Signals signals, TimeProvider time) : IFileStore
{
    public async Task<string> AddAsync(FileEntry file, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var id = Ids.New(now);
        await database.MustCommitAsync(new WriteSet(file.ConversationId).Add(
            """
            insert into files(id, conversation_id, sha256, size, name, content_type, created_at)
            values (@id, @conversation, @sha256, @size, @name, @type, @now)
            """,
            ("id", id), ("conversation", file.ConversationId), ("sha256", file.Blob.Sha256), ("size", file.Blob.Size), ("name", file.Name),
            ("type", file.ContentType), ("now", now.Ms())));
        return id;
    }

    public async Task<FileEntry?> FindAsync(string fileId, CancellationToken ct)
    {
        if (!Ids.IsId(fileId)) return null;
        const string Sql = """
            select conversation_id as ConversationId, sha256, size, name, content_type as ContentType
            from files
            where id = @fileId
            """;
        var row = await database.FindAsync<Row>(Sql, new { fileId }, ct);
        return row is null ? null : new FileEntry(row.ConversationId, new BlobRef(row.Sha256, row.Size), row.Name, row.ContentType);
    }

    public async Task ExpectAsync(ExpectedFile file, CancellationToken ct)
    {
        await database.MustCommitAsync(ExpectedFiles.Expect(file, time.GetUtcNow()));
        signals.Pulse(ExpectedFiles.Signal);
    }

    public async Task<(long Bytes, DateTimeOffset? First)> UsedSinceAsync(string conversationId, DateTimeOffset since, CancellationToken ct)
    {
        const string Sql = """
            select coalesce(sum(size), 0) as Bytes, min(created_at) as First
            from files
            where conversation_id = @conversationId and created_at > @since
            """;
        var used = await database.FindAsync<Used>(Sql, new { conversationId, since = since.Ms() }, ct);
        return ((long)used!.Bytes, UnixTime.AtOrNull(used.First));
    }

    /// <summary>One page of files that were stored and whose message never came; they are taken out, with their bytes where no other file has the same.</summary>
    /// <param name="after">Id of the last file that was looked at; empty at first.</param>
    /// <returns>The same for the next page; null at the end.</returns>
    public async Task<string?> ClearUnsentAsync(IBlobStore blobs, string after, DateTimeOffset before, CancellationToken ct)
    {
        const string Page = """
            select f.id, f.sha256, (
                select count(*) from transcript t
                where t.conversation_id = f.conversation_id and t.has_files = 1 and t.body like '%blob:' || f.id || '%') as Named
            from files f
            where f.id > @after and f.created_at < @before
            order by f.id
            limit 100
            """;
        var page = await database.QueryAsync<Unsent>(Page, new { after, before = before.Ms() }, ct);
        foreach (var file in page.Where(f => f.Named == 0))
        {
            await database.MustCommitAsync(new WriteSet(file.Id).Add("delete from files where id = @id", ("id", file.Id)));
            if (await database.FindAsync<long>("select count(*) from files where sha256 = @Sha256", new { file.Sha256 }, ct) == 0) await blobs.ClearAsync(file.Sha256, before, ct);
        }

        return page.Count == 0 ? null : page[^1].Id;
    }

    private sealed class Unsent
    {
        public string Id { get; init; } = "";

        public string Sha256 { get; init; } = "";

        public long Named { get; init; }
    }

    // The sum of bigints is a numeric on PostgreSQL.
    private sealed class Used
    {
        public decimal Bytes { get; init; }

        public long? First { get; init; }
    }

    private sealed record Row(string ConversationId, string Sha256, long Size, string Name, string ContentType);
}
