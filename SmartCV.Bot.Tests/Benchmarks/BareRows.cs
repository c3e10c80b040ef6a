using SmartCV.Bot.Conversations;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>
/// The rows of a turn, in the host's own tables and with its own bytes, for conversations that remember nothing: the message so that a repeat is known, the
/// lines, the state of the dialogue, the note for those who follow along.
/// </summary>
internal sealed class BareRows(ISqlEngine engine, Writer writer, SampleTurn sample)
{
    private static readonly RowStatement Turn = RowStatement.Update(
        "conversations", "id text, state text, seq bigint, stamp bigint", set: "state = @state, version = version + 1, last_seq = @seq, last_stamp = @stamp", where: "id = @id");

    private static readonly RowStatement Entry = RowStatement.Insert(
        "inbox",
        "id text, conversation_id text, source text, dedupe_key text, kind text, seq bigint, push_id text, accepted_at bigint, ready_at bigint, status bigint",
        once: "source, dedupe_key");

    private static readonly RowStatement Line = RowStatement.Insert(
        "transcript", "conversation_id text, seq bigint, id text, stamp bigint, role text, kind text, visible bigint, has_files bigint, body text");

    // As long as the host's after an answer of the FAQ.
    private static readonly string State = new ConversationState
    {
        Greeted = true,
        LastAnswer = new LastAnswer("res-export-pdf", "怎么导出PDF") { ActivityId = SampleTurn.IdPlace },
        Offered = [new OfferedChoice("解决了", "helped"), new OfferedChoice("没解决", "not-helped"), new OfferedChoice("转人工", "person")],
    }.Write();

    private readonly List<string> _bodies = [.. sample.Lines.Select(SampleTurn.Row)];

    public Task PrepareAsync() => engine.MigrateAsync(CancellationToken.None);

    public Task OpenAsync(string id) => writer.MustCommitAsync(new WriteSet(id)
        .Add("insert into customers(id, created_at) values (@id, 0)", ("id", id))
        .Add("insert into conversations(id, channel, address, customer_id, created_at) values (@id, 'webchat', @id, @id, 0)", ("id", id)));

    /// <param name="messageId">Id of the message; the other lines get ids of their own.</param>
    /// <param name="last">Seq of the last line so far.</param>
    public async Task CommitAsync(string conversation, string messageId, long last)
    {
        var at = TimeProvider.System.GetUtcNow();
        var now = at.ToUnixTimeMilliseconds();
        var set = new WriteSet(conversation)
            .AddRow(Turn, [conversation, State, last + _bodies.Count, now], "gone")
            .AddRow(Entry, [messageId, conversation, conversation, Guid.NewGuid().ToString("N"), "customer", last + 1, null, now, 0L, 1L], "repeat");
        for (var i = 0; i < _bodies.Count; i++)
            set.AddRow(Line, [conversation, last + i + 1, i == 0 ? messageId : Guid.NewGuid().ToString("N"), now, i == 0 ? "user" : "bot", "message", 1L, 0L, _bodies[i]]);
        Changes.Add(set, Changes.Conversation, conversation, at);
        await writer.MustCommitAsync(set);
    }
}
