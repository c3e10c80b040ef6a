using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Conversations;

/// <summary>Named files of conversations; the bytes are blobs.</summary>
public sealed class FileStore(Database database, TimeProvider time) : IFileStore
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

    // The sum of bigints is a numeric on PostgreSQL.
    private sealed class Used
    {
        public decimal Bytes { get; init; }

        public long? First { get; init; }
    }

    private sealed record Row(string ConversationId, string Sha256, long Size, string Name, string ContentType);
}
