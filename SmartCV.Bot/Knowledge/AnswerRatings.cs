using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Knowledge;

/// <summary>What customers pressed under an answer: did it help?</summary>
public sealed class AnswerRatings(Database database)
{
    /// <summary>Before the id of an item: what is rated are a language model's words about it, and not the item's own.</summary>
    public const string Worded = "ai:";

    /// <summary>Adds a rating. A second press on the same answer replaces the first: people change their minds.</summary>
    public static void Add(WriteSet set, AnswerRating rating) =>
        set.Add(
            """
            insert into answer_ratings(conversation_id, activity_id, item, helped, at)
            values (@conversation, @activity, @item, @helped, @at)
            on conflict (conversation_id, activity_id) do update set item = excluded.item, helped = excluded.helped, at = excluded.at
            """,
            ("conversation", rating.ConversationId), ("activity", rating.ActivityId), ("item", rating.Item), ("helped", rating.Helped ? 1 : 0),
            ("at", rating.At.Ms()));

    /// <summary>How each item is rated, those that help least first.</summary>
    public async Task<IReadOnlyList<ItemRating>> ListAsync(int limit, CancellationToken ct)
    {
        const string Sql = """
            select item, cast(sum(helped) as bigint) as Helped, cast(count(*) as bigint) as Ratings
            from answer_ratings
            group by item
            order by sum(helped) * 1.0 / count(*), count(*) desc, item
            limit @limit
            """;
        var rows = await database.QueryAsync<Row>(Sql, new { limit }, ct);
        return rows.Select(r => new ItemRating(r.Item, (int)r.Helped, (int)r.Ratings)).ToList();
    }

    private sealed class Row
    {
        public string Item { get; init; } = "";

        public long Helped { get; init; }

        public long Ratings { get; init; }
    }
}

/// <param name="ActivityId">The answer that was rated.</param>
/// <param name="Item">Id of the FAQ item.</param>
public sealed record AnswerRating(string ConversationId, string ActivityId, string Item, bool Helped, DateTimeOffset At);

public sealed record ItemRating(string Item, int Helped, int Ratings);
