using System.Globalization;
using System.Text;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Conversations;

/// <summary>
/// The record of everything said and done, numbered by seq. Stored is the activity without id, timestamp, channel and conversation:
/// these are columns, given when the line is committed, and are put in front again when it is read, without parsing it.
/// </summary>
public sealed class TranscriptStore(Database database, Signals signals, RecentLines recent) : IActivityLog
{
    private static readonly RowStatement NewLine = RowStatement.Insert(
        "transcript", "conversation_id text, seq bigint, id text, stamp bigint, role text, kind text, visible bigint, has_files bigint, body text");

    public static bool HasFiles(Activity activity) =>
        activity.Attachments?.Any(a => a.ContentUrl?.StartsWith("blob:", StringComparison.Ordinal) == true) == true;

    /// <summary>Adds a line as number <paramref name="place"/> of <paramref name="count"/>, after the conversation's counters went up by count.</summary>
    public static void Append(WriteSet set, string conversationId, TranscriptLine line, int place, int count) =>
        set.Add(
            """
            insert into transcript(conversation_id, seq, id, stamp, role, kind, visible, has_files, body)
            select c.id, c.last_seq - @back, @id, c.last_stamp - @back, @role, @kind, @visible, @files, @body
            from conversations c
            where c.id = @conversation
            """,
            ("back", count - place), ("id", line.Id), ("role", line.Role), ("kind", line.Activity.Type), ("visible", line.Visible),
            ("files", HasFiles(line.Activity)), ("body", line.Body), ("conversation", conversationId));

    /// <summary>Adds a line whose place is known before the write.</summary>
    public static void AppendAt(WriteSet set, string conversationId, TranscriptLine line, long seq, long stamp) => set.AddRow(
        NewLine, [conversationId, seq, line.Id, stamp, line.Role, line.Activity.Type, line.Visible, HasFiles(line.Activity), line.Body]);

    /// <summary>Hands a line to those who watch the conversation, once it is committed. To be called before they are woken.</summary>
    public static void Committed(RecentLines recent, (string Id, string Channel) conversation, TranscriptLine line, long seq, long stamp)
    {
        if (!recent.IsWatched(conversation.Id)) return;
        var json = line.Visible ? Wire(conversation.Id, conversation.Channel, line.Id, stamp, line.Body) : null;
        recent.Add(conversation.Id, seq, json is null ? null : new LoggedActivity(seq, json, HasFiles(line.Activity)));
    }

    public async ValueTask<long?> LastSeqAsync(string conversationId, CancellationToken ct) =>
        await database.FindAsync<long?>("select last_seq from conversations where id = @conversationId", new { conversationId }, ct);

    public ValueTask<LogPage> ReadAsync(string conversationId, long afterSeq, int limit, CancellationToken ct) =>
        recent.After(conversationId, afterSeq) is { } page ? ValueTask.FromResult(page) : ReadStoredAsync(conversationId, afterSeq, limit, ct);

    private async ValueTask<LogPage> ReadStoredAsync(string conversationId, long afterSeq, int limit, CancellationToken ct)
    {
        const string Sql = """
            select t.seq, t.id, t.stamp, t.visible, t.has_files as HasFiles, t.body, c.channel
            from transcript t join conversations c on c.id = t.conversation_id
            where t.conversation_id = @conversationId and t.seq > @afterSeq
            order by t.seq
            limit @most
            """;
        var rows = await database.QueryAsync<Row>(Sql, new { conversationId, afterSeq, most = limit + 1 }, ct);
        var page = rows.Take(limit).ToList();
        var lines = page.Where(r => r.Visible != 0).Select(r => r.ToLine(conversationId)).ToList();
        return new LogPage(lines, page.Count == 0 ? afterSeq : page[^1].Seq, rows.Count > limit);
    }

    /// <summary>The last messages since then of customer and bot, oldest first.</summary>
    public async Task<IReadOnlyList<SaidLine>> LastWordsAsync(string conversationId, DateTimeOffset since, int limit, CancellationToken ct)
    {
        const string Sql = """
            select role, body
            from transcript
            where conversation_id = @conversationId and stamp >= @since and visible = 1 and kind = 'message'
            order by seq desc
            limit @limit
            """;
        return [.. (await database.QueryAsync<SaidLine>(Sql, new { conversationId, since = since.Ms(), limit }, ct)).Reverse()];
    }

    public IActivityWatch Watch(string conversationId)
    {
        recent.Watch(conversationId);
        return new LogWatch(signals.Start(conversationId), recent, conversationId);
    }

    private static byte[] Wire(string conversationId, string channel, string id, long stamp, string body)
    {
        // Ids and the channel are our own words without characters that JSON would escape.
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"id":"{{{id}}}","timestamp":"{{{UnixTime.At(stamp):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","channelId":"{{{channel}}}","conversation":{"id":"{{{conversationId}}}"},""");
        var bytes = new byte[Encoding.UTF8.GetByteCount(head) + Encoding.UTF8.GetByteCount(body) - 1];
        var length = Encoding.UTF8.GetBytes(head, bytes);
        Encoding.UTF8.GetBytes(body.AsSpan(1), bytes.AsSpan(length));
        return bytes;
    }

    private sealed class LogWatch(Signals.Watch watch, RecentLines recent, string conversationId) : IActivityWatch
    {
        private int _ended;

        public void Wake() => watch.Wake();

        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> WaitAsync(CancellationToken ct) => watch.WaitAsync(ct);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 1) return;
            watch.Dispose();
            recent.Leave(conversationId);
        }
    }

    private sealed class Row
    {
        public long Seq { get; init; }

        public string Id { get; init; } = "";

        public long Stamp { get; init; }

        public long Visible { get; init; }

        public long HasFiles { get; init; }

        public string Body { get; init; } = "";

        public string Channel { get; init; } = "";

        public LoggedActivity ToLine(string conversationId) => new(Seq, Wire(conversationId, Channel, Id, Stamp, Body), HasFiles != 0);
    }
}

/// <param name="Role">One of the constants of <see cref="TranscriptLine"/>.</param>
/// <param name="Body">The activity as JSON.</param>
public sealed record SaidLine(string Role, string Body);
