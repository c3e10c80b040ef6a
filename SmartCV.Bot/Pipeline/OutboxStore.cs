using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <param name="Id">The same for the same part, so that a peer can recognise a repeat.</param>
/// <param name="Place">Order within the turn.</param>
/// <param name="Push">The push that may take the part inside its own request.</param>
/// <param name="IsNotice">It is no reply of the bot to a message.</param>
public sealed record NewPart(string Id, int Place, Part Part, PushPlace? Push, bool IsNotice);

/// <param name="Id">The push.</param>
/// <param name="IsHere">True when its request waits on this host and gets the part with the commit.</param>
/// <param name="Until">How long the part is kept for it.</param>
public sealed record PushPlace(string Id, bool IsHere, DateTimeOffset Until)
{
    internal string Status => IsHere ? "offered" : "reserved";
}

/// <summary>A part that is to be sent now.</summary>
/// <param name="Seq">Number of the conversation's last line when the part was claimed.</param>
public sealed record DuePart(string Id, string ConversationId, string Channel, string Address, string Kind, string Payload, long Attempts, long CreatedAt, bool IsNotice, long Seq)
{
    /// <summary>From a row of the claim.</summary>
    internal static DuePart Of(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (string)row[5]!, (long)row[6]!, (long)row[7]!, (string)row[8]! == Notice,
        (long)row[9]!);

    internal const string Notice = "notice";
}

/// <summary>
/// Parts waiting to be delivered: waiting -> delivered | failed | held. The first part of a reply to a push is <c>reserved</c> for it until the push gives up, or
/// <c>offered</c> as soon as its request has it; then it is delivered when that request has ended well. Whatever is still reserved or offered when its time has passed
/// goes out like any other part: a host that died between taking a reply and sending it has lost nothing.
/// </summary>
public sealed class OutboxStore(Database database)
{
    // Word for word as in the partial indexes: SQLite does not see that "status = 'held'" is among them, and would read the whole table.
    private const string Active = "'waiting', 'reserved', 'offered'";
    private const string Open = "'waiting', 'reserved', 'offered', 'held'";

    private const string Due = $"""
        o.next_try_at <= @now and o.status in ({Active}) and (o.lease_until is null or o.lease_until < @now)
        """;

    private const string DueChannels = $"select distinct o.channel from outbox o where {Due}";

    private const string ReleaseHeld = $"""
        update outbox set status = @status, reserved_for = @push, next_try_at = @next, attempts = 0, created_at = @now
        where conversation_id = @conversation and status = 'held' and status in ({Open})
        """;

    private const string HoldBehind = $"""
        update outbox set status = 'held', next_try_at = null
        where conversation_id = @conversation and status = 'waiting' and status in ({Open}) and purpose = 'reply' and lease_until is null
          and exists (select 1 from outbox h where h.id = @id and h.status = 'held' and h.place < outbox.place)
        """;

    private static readonly RowStatement NewRow = RowStatement.Insert(
        "outbox",
        "id text, conversation_id text, channel text, place bigint, kind text, payload text, status text, reserved_for text, next_try_at bigint, created_at bigint, purpose text");

    // Only what its request has, and no host is sending besides.
    private static readonly RowStatement ArrivedPart = RowStatement.Update("outbox", "id text", set: "status = 'delivered'", where: "id = @id and status = 'offered' and lease_until is null");
    private static readonly RowStatement ReturnedPart = RowStatement.Update(
        "outbox", "id text, now bigint", set: "status = 'waiting', next_try_at = @now", where: "id = @id and status = 'offered' and lease_until is null");

    /// <summary>What runs again and again, or with every message: none of it may read parts that were delivered long ago.</summary>
    public static IReadOnlyList<string> Frequent { get; } = [DueChannels, Claim(""), ReleaseHeld, HoldBehind];

    /// <summary>WeChat gives up after 5 s; what we have not answered by then goes out another way.</summary>
    public static readonly TimeSpan Reservation = TimeSpan.FromSeconds(4);

    /// <summary>A request that has a part tells within moments that it has arrived, and WeChat repeats an unanswered push after 5 s: what is not settled by then goes out another way.</summary>
    public static readonly TimeSpan OfferRest = TimeSpan.FromSeconds(6);

    public static void Add(WriteSet set, Conversation conversation, NewPart part, DateTimeOffset now) =>
        set.Add(
            """
            insert into outbox(id, conversation_id, channel, place, kind, payload, status, reserved_for, next_try_at, created_at, purpose)
            select @id, c.id, c.channel, c.last_seq * 100 + @place, @kind, @payload, @status, @push, @next, @now, @purpose
            from conversations c
            where c.id = @conversation
            """,
            ("id", part.Id), ("place", (long)part.Place), ("kind", part.Part.Kind), ("payload", part.Part.Payload),
            ("status", part.Push?.Status ?? "waiting"), ("push", part.Push?.Id), ("next", (part.Push?.Until ?? now).Ms()),
            ("now", now.Ms()), ("purpose", part.IsNotice ? DuePart.Notice : "reply"), ("conversation", conversation.Id));

    /// <summary>The same where the number of the turn's last line is known: a statement about one row.</summary>
    public static void AddAt(WriteSet set, Conversation conversation, NewPart part, long lastSeq, DateTimeOffset now) => set.AddRow(
        NewRow,
        [
            part.Id, conversation.Id, conversation.Channel, PlaceOf(lastSeq, part.Place), part.Part.Kind, part.Part.Payload, part.Push?.Status ?? "waiting", part.Push?.Id,
            (part.Push?.Until ?? now).Ms(), now.Ms(), part.IsNotice ? DuePart.Notice : "reply",
        ]);

    // As in the statement above.
    private static long PlaceOf(long lastSeq, int place) => lastSeq * 100 + place;

    /// <summary>The channels over which something is to be sent now. A read; only when something is there does it cost a write.</summary>
    public Task<IReadOnlyList<string>> DueChannelsAsync(DateTimeOffset now, CancellationToken ct) =>
        database.QueryAsync<string>(DueChannels, new { now = now.Ms() }, ct);

    /// <summary>Claims the first open part of each conversation that is due: parts of one conversation go out in order, one at a time.</summary>
    public async Task<IReadOnlyList<DuePart>> ClaimAsync(string token, string channel, (DateTimeOffset Now, TimeSpan Lease) when, int limit)
    {
        var set = new WriteSet("");
        var asked = set.Ask(
            null,
            Claim(database.Engine.ClaimClause),
            ("token", token), ("until", (when.Now + when.Lease).Ms()), ("now", when.Now.Ms()), ("channel", channel), ("limit", (long)limit));
        return (await database.MustCommitAsync(set)).Rows[asked].Select(DuePart.Of).ToList();
    }

    /// <summary>Gives back what was claimed and not begun.</summary>
    public Task ReleaseAsync(string id, string token) => database.MustCommitAsync(new WriteSet(id).Add(
        "update outbox set lease_token = null, lease_until = null where id = @id and lease_token = @token", ("id", id), ("token", token)));

    /// <summary>Where one process owns the database: whatever is leased at the start was leased by a process that is gone.</summary>
    public Task FreeLeasesAsync() => database.MustCommitAsync(new WriteSet("").Add(
        $"update outbox set lease_token = null, lease_until = null where lease_until is not null and status in ({Active})"));

    /// <summary>Notes how a send ended; refused when another host has the part now.</summary>
    public Task<WriteResult> SettleAsync(string id, string token, string status, DateTimeOffset? nextTry, string? remoteId, string? error) =>
        database.CommitAsync(Settled(id, token, status, nextTry, remoteId, error));

    /// <summary>
    /// The part waits until the user writes, and with it the rest of what the bot has to say; an outcome need not wait behind them. Whoever has written while it was being sent has opened the
    /// window that was found closed: then it is tried again. Nobody may go on from what is known of the conversation: its next turn has to look for such parts.
    /// </summary>
    public Task<WriteResult> HoldAsync(DuePart part, string token, string why, DateTimeOffset now)
    {
        const string HasWritten = "exists (select 1 from inbox i where i.source = @conversation and i.seq > @seq)";
        var set = new WriteSet(part.ConversationId).Add("update conversations set version = version + 1 where id = @id", ("id", part.ConversationId));
        set.Guard(
            "lease-lost",
            $"""
            update outbox
            set status = case when {HasWritten} then 'waiting' else 'held' end, next_try_at = case when {HasWritten} then @now else null end,
                attempts = attempts + 1, error = @error, lease_token = null, lease_until = null
            where id = @id and lease_token = @token
            """,
            ("now", now.Ms()), ("error", why), ("id", part.Id), ("token", token), ("conversation", part.ConversationId), ("seq", part.Seq));
        set.Add(HoldBehind, ("id", part.Id), ("conversation", part.ConversationId));
        return database.CommitAsync(set);
    }

    private static WriteSet Settled(string id, string token, string status, DateTimeOffset? nextTry, string? remoteId, string? error) =>
        new WriteSet(id).Guard(
            "lease-lost",
            """
            update outbox
            set status = @status, next_try_at = @next, attempts = attempts + 1, remote_id = @remote, error = @error, lease_token = null, lease_until = null
            where id = @id and lease_token = @token
            """,
            ("status", status), ("next", nextTry?.Ms()), ("remote", remoteId), ("error", error), ("id", id), ("token", token));

    /// <summary>The parts that a push gets: those that wait for it, and those that it has had already.</summary>
    public async Task<IReadOnlyList<OfferedPart>> OfferAsync(string pushId, DateTimeOffset now, CancellationToken ct)
    {
        var set = new WriteSet(pushId);
        set.Add(
            """
            update outbox set status = 'offered', next_try_at = @rest
            where reserved_for = @push and status in ('reserved', 'offered') and lease_until is null
            """,
            ("rest", (now + OfferRest).Ms()), ("push", pushId));
        await database.MustCommitAsync(set);
        // Delivered without a try of ours: inside the request of this push.
        const string Sql = """
            select id, kind, payload from outbox
            where reserved_for = @pushId and ((status = 'offered' and lease_until is null) or (status = 'delivered' and attempts = 0))
            order by place
            """;
        return (await database.QueryAsync<OfferedRow>(Sql, new { pushId }, ct)).Select(r => new OfferedPart(r.Id, new Part(r.Kind, r.Payload))).ToList();
    }

    /// <summary>Notes of offered parts whether they have arrived; the others go out another way.</summary>
    public Task SettleOfferedAsync(IEnumerable<(string Id, bool Arrived)> parts, DateTimeOffset now)
    {
        var set = new WriteSet("");
        // A part once each: what has arrived in one of two requests has arrived, and an engine may run all that went back before all that arrived.
        foreach (var part in parts.GroupBy(p => p.Id).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (part.Any(p => p.Arrived)) set.AddRow(ArrivedPart, [part.Key]);
            else set.AddRow(ReturnedPart, [part.Key, now.Ms()]);
        }

        return database.MustCommitAsync(set);
    }

    /// <summary>The last part of a conversation that its peer knows by this id; null when there is none.</summary>
    public async Task<(string Id, string Status)?> ReportedAsync(string conversationId, string remoteId, CancellationToken ct)
    {
        const string Sql = """
            select id, status from outbox
            where remote_id = @remoteId and conversation_id = @conversationId
            order by place desc
            limit 1
            """;
        return await database.FindAsync<ReportedRow>(Sql, new { conversationId, remoteId }, ct) is { } row ? (row.Id, row.Status) : null;
    }

    /// <summary>What had counted as delivered has not arrived.</summary>
    public Task FailDeliveredAsync(string id, string reason) => database.MustCommitAsync(new WriteSet(id).Add(
        "update outbox set status = 'failed', error = @error where id = @id and status = 'delivered'", ("error", reason), ("id", id)));

    /// <summary>True while the push's entry still waits for its turn, so that a reply may yet come.</summary>
    public async Task<bool> IsPendingAsync(string pushId, CancellationToken ct) =>
        await database.FindAsync<long>("select count(*) from inbox where push_id = @pushId and status = 0", new { pushId }, ct) > 0;

    /// <summary>
    /// Held parts go out again: the user has written. Where a push waits they go along with the reply to it. They are new from here on: what was held for days would otherwise be given up at
    /// the first failure, as older than any delivery may take.
    /// </summary>
    /// <returns>The number of the question whose rows are the parts: for <see cref="Released"/>.</returns>
    public static int Release(WriteSet set, string conversationId, PushPlace? push, DateTimeOffset now) => set.Ask(
        null,
        ReleaseHeld + " returning id, kind, payload, place",
        ("status", push?.Status ?? "waiting"), ("push", push?.Id), ("next", (push?.Until ?? now).Ms()), ("now", now.Ms()), ("conversation", conversationId));

    public static IEnumerable<OfferedPart> Released(WriteResult.Committed done, int asked) =>
        done.Rows[asked].OrderBy(r => (long)r[3]!).Select(r => new OfferedPart((string)r[0]!, new Part((string)r[1]!, (string)r[2]!)));

    private sealed record ReportedRow(string Id, string Status);

    private sealed record OfferedRow(string Id, string Kind, string Payload);

    private static string Claim(string claimClause) =>
        $"""
        update outbox set lease_token = @token, lease_until = @until
        where id in (
          select o.id from outbox o
          where {Due} and o.channel = @channel and not exists (
            select 1 from outbox p where p.conversation_id = o.conversation_id and p.place < o.place and p.status in ({Open})
              and (p.status <> 'held' or p.purpose = 'notice' or o.purpose <> 'notice'))
          order by o.next_try_at
          limit @limit
          {claimClause})
        returning id, conversation_id, channel, (select c.address from conversations c where c.id = conversation_id), kind, payload, attempts, created_at, purpose,
          (select c.last_seq from conversations c where c.id = conversation_id)
        """;
}
