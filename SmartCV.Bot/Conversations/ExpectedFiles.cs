using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Conversations;

/// <summary>An expected file that is to be fetched now.</summary>
public sealed record DueFile(ExpectedFile File, long Attempts, DateTimeOffset Since);

/// <summary>Files that messages name and that still lie with the channel's peer, until they are fetched or lost.</summary>
public sealed class ExpectedFiles(Database database)
{
    /// <summary>The signal that a file waits to be fetched.</summary>
    public const string Signal = "expected-files";

    private const string Due = "state = 'waiting' and next_try_at <= @now and (lease_until is null or lease_until < @now)";

    public static WriteSet Expect(ExpectedFile file, DateTimeOffset now) => new WriteSet(file.ConversationId).Add(
            """
            insert into expected_files(id, channel, conversation_id, source, name, content_type, state, next_try_at, created_at)
            select @id, @channel, @conversation, @source, @name, @type, 'waiting', @now, @now
            where not exists (select 1 from files f where f.id = @id)
            on conflict (id) do nothing
            """,
            ("id", file.Id), ("channel", file.Channel), ("conversation", file.ConversationId), ("source", file.Source), ("name", file.Name),
            ("type", file.ContentType), ("now", now.Ms()));

    public async Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken ct) =>
        await database.FindAsync<long>($"select count(*) from expected_files where {Due}", new { now = now.Ms() }, ct) > 0;

    public async Task<IReadOnlyList<DueFile>> ClaimAsync(string token, (DateTimeOffset Now, TimeSpan Lease) when, int limit)
    {
        var set = new WriteSet("");
        var asked = set.Ask(
            null,
            $"""
            update expected_files set lease_token = @token, lease_until = @until
            where id in (select id from expected_files where {Due} order by next_try_at limit @limit {database.Engine.ClaimClause})
            returning id, channel, conversation_id, source, name, content_type, attempts, created_at
            """,
            ("token", token), ("until", (when.Now + when.Lease).Ms()), ("now", when.Now.Ms()), ("limit", (long)limit));
        return (await database.MustCommitAsync(set)).Rows[asked].Select(Of).ToList();
    }

    /// <summary>The bytes are stored: from here on the file is one like any other.</summary>
    public Task FetchedAsync(ExpectedFile file, string token, (BlobRef Blob, string ContentType) found, DateTimeOffset now)
    {
        var set = new WriteSet(file.ConversationId)
            .Guard("lease-lost", "delete from expected_files where id = @id and lease_token = @token", ("id", file.Id), ("token", token))
            .Add(
                """
                insert into files(id, conversation_id, sha256, size, name, content_type, created_at)
                values (@id, @conversation, @sha256, @size, @name, @type, @now)
                on conflict (id) do nothing
                """,
                ("id", file.Id), ("conversation", file.ConversationId), ("sha256", found.Blob.Sha256), ("size", found.Blob.Size), ("name", file.Name),
                ("type", found.ContentType), ("now", now.Ms()));
        Changes.Add(set, Changes.Conversation, file.ConversationId, now);
        return database.CommitAsync(set);
    }

    public Task TryAgainAsync(string id, string token, DateTimeOffset at, string reason) => database.CommitAsync(new WriteSet(id).Guard(
        "lease-lost",
        "update expected_files set attempts = attempts + 1, next_try_at = @at, error = @error, lease_token = null, lease_until = null where id = @id and lease_token = @token",
        ("at", at.Ms()), ("error", reason), ("id", id), ("token", token)));

    /// <summary>Adds that the file will never come.</summary>
    public static WriteSet Lost(ExpectedFile file, string token, string reason) => new WriteSet(file.ConversationId).Guard(
        "lease-lost",
        "update expected_files set state = 'failed', error = @error, lease_token = null, lease_until = null where id = @id and lease_token = @token",
        ("error", reason), ("id", file.Id), ("token", token));

    private static DueFile Of(object?[] row) => new(
        new ExpectedFile((string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (string)row[5]!), (long)row[6]!, UnixTime.At((long)row[7]!));
}
