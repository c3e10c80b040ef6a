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
public sealed class TranscriptStore(Database database, Signals signals) : IActivityLog
{
    /// <summary>The text to store for an activity.</summary>
    public static string Body(Activity activity) =>
        ActivityJson.Write(activity with { Id = null, Timestamp = null, ChannelId = null, Conversation = null, ServiceUrl = null });

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
            ("files", HasFiles(line.Activity)), ("body", Body(line.Activity)), ("conversation", conversationId));

    public async ValueTask<long?> LastSeqAsync(string conversationId, CancellationToken ct) =>
        await database.FindAsync<long?>("select last_seq from conversations where id = @conversationId", new { conversationId }, ct);

    public async ValueTask<LogPage> ReadAsync(string conversationId, long afterSeq, int limit, CancellationToken ct)
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

    public IActivityWatch Watch(string conversationId) => new LogWatch(signals.Start(conversationId));

    private sealed class LogWatch(Signals.Watch watch) : IActivityWatch
    {
        public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> WaitAsync(CancellationToken ct) => watch.WaitAsync(ct);

        public void Dispose() => watch.Dispose();
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

        public LoggedActivity ToLine(string conversationId)
        {
            // Ids and the channel are our own words without characters that JSON would escape.
            var json = new StringBuilder(Body.Length + 192)
                .Append("{\"id\":\"").Append(Id)
                .Append("\",\"timestamp\":\"").Append(UnixTime.At(Stamp).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture))
                .Append("\",\"channelId\":\"").Append(Channel)
                .Append("\",\"conversation\":{\"id\":\"").Append(conversationId).Append("\"},")
                .Append(Body, 1, Body.Length - 1)
                .ToString();
            return new LoggedActivity(Seq, Encoding.UTF8.GetBytes(json), HasFiles != 0);
        }
    }
}
