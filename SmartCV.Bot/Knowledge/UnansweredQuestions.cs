using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Knowledge;

/// <summary>Questions the bot had no good answer to: what the next FAQ items should be about.</summary>
public sealed class UnansweredQuestions(Database database)
{
    /// <summary>Nothing fitted.</summary>
    public const string Miss = "miss";

    /// <summary>The customer was asked what was meant and chose none of it.</summary>
    public const string NoChoice = "no-choice";

    /// <summary>The answer was rated as no help.</summary>
    public const string NotHelped = "not-helped";

    public static void Add(WriteSet set, UnansweredQuestion question) =>
        set.Add(
            """
            insert into unanswered(id, conversation_id, seq, language, text, nearest, reason, at)
            values (@id, @conversation, @seq, @language, @text, @nearest, @reason, @at)
            """,
            ("id", question.Id), ("conversation", question.ConversationId), ("seq", question.Seq), ("language", question.Language),
            ("text", question.Text), ("nearest", question.Nearest), ("reason", question.Reason), ("at", question.At.Ms()));

    /// <summary>What <see cref="Handle"/> takes instead of an overlay entry: somebody saw the question, and nothing is to be done.</summary>
    public const long NothingToDo = 0;

    /// <summary>Says what answers the questions: an entry of the content overlay. Once it is in use they are open no longer; when it is withdrawn they are again.</summary>
    public static void Handle(WriteSet set, IEnumerable<string> ids, long entry)
    {
        foreach (var id in ids) set.Add("update unanswered set handled_by = @entry where id = @id", ("entry", entry), ("id", id));
    }

    /// <summary>The same for those of the questions that have this text.</summary>
    public static void Handle(WriteSet set, IEnumerable<string> ids, long entry, string text)
    {
        foreach (var id in ids) set.Add("update unanswered set handled_by = @entry where id = @id and text = @text", ("entry", entry), ("id", id), ("text", text));
    }

    /// <summary>Those that nothing answers yet, the newest first.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> ListAsync(int limit, CancellationToken ct)
    {
        const string Sql = """
            select u.id, u.conversation_id as ConversationId, u.seq, u.language, u.text, u.nearest, u.reason, u.at,
              case when o.state = 'proposed' then o.number end as Proposed
            from unanswered u
            left join content_overlay o on o.number = u.handled_by
            where u.handled_by is null or o.state in ('proposed', 'withdrawn')
            order by u.at desc, u.id desc
            limit @limit
            """;
        return await QueryAsync(Sql, new { limit }, ct);
    }

    /// <summary>The questions that an entry of the content overlay was made from.</summary>
    public Task<IReadOnlyList<UnansweredQuestion>> OfEntryAsync(long entry, CancellationToken ct)
    {
        const string Sql = """
            select id, conversation_id as ConversationId, seq, language, text, nearest, reason, at
            from unanswered
            where handled_by = @entry
            order by at desc, id desc
            """;
        return QueryAsync(Sql, new { entry }, ct);
    }

    private async Task<IReadOnlyList<UnansweredQuestion>> QueryAsync(string sql, object args, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(sql, args, ct);
        return rows
            .Select(r => new UnansweredQuestion(r.Id, r.ConversationId, r.Seq, r.Language, r.Text, r.Nearest, r.Reason, UnixTime.At(r.At)) { Proposed = r.Proposed })
            .ToList();
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public long Seq { get; init; }

        public string Language { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Nearest { get; init; }

        public string Reason { get; init; } = "";

        public long At { get; init; }

        public long? Proposed { get; init; }
    }
}

/// <param name="Id">See <see cref="Ids.New"/>.</param>
/// <param name="Seq">The customer's line in the transcript.</param>
/// <param name="Nearest">The label that came closest, if any.</param>
/// <param name="Reason">miss, no-choice or not-helped.</param>
public sealed record UnansweredQuestion(
    string Id, string ConversationId, long Seq, string Language, string Text, string? Nearest, string Reason, DateTimeOffset At)
{
    /// <summary>Number of the overlay entry that would answer it and is not in use yet; null when there is none.</summary>
    public long? Proposed { get; init; }
}
