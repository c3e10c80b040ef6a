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

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> ListAsync(int limit, CancellationToken ct)
    {
        const string Sql = """
            select id, conversation_id as ConversationId, seq, language, text, nearest, reason, at
            from unanswered
            order by at desc, id desc
            limit @limit
            """;
        var rows = await database.QueryAsync<Row>(Sql, new { limit }, ct);
        return rows.Select(r => new UnansweredQuestion(r.Id, r.ConversationId, r.Seq, r.Language, r.Text, r.Nearest, r.Reason, UnixTime.At(r.At))).ToList();
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
    }
}

/// <param name="Id">See <see cref="Ids.New"/>.</param>
/// <param name="Seq">The customer's line in the transcript.</param>
/// <param name="Nearest">The label that came closest, if any.</param>
/// <param name="Reason">miss, no-choice or not-helped.</param>
public sealed record UnansweredQuestion(
    string Id, string ConversationId, long Seq, string Language, string Text, string? Nearest, string Reason, DateTimeOffset At);
