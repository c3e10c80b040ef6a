using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Learning;

/// <summary>The content overlay in the database. Whatever changes what counts also moves a counter, which every host looks at, and leaves a line in the changes.</summary>
public sealed class OverlayStore(Database database)
{
    private const string Numbers = "overlay-number";
    private const string Revisions = "overlay-revision";

    private const string Columns = """
        number, kind, item, language, body, base_hash as BaseHash, author, made_at as MadeAt, state, changed_at as ChangedAt, changed_by as ChangedBy
        """;

    /// <summary>Writes entries down, in this order, as proposed.</summary>
    /// <param name="questions">Ids of the unanswered questions that the entries are to answer.</param>
    /// <returns>Their numbers.</returns>
    public async Task<IReadOnlyList<long>> AddAsync(IReadOnlyList<NewOverlayEntry> entries, IReadOnlyList<string> questions, string author, DateTimeOffset now)
    {
        var numbers = new List<long>();
        foreach (var entry in entries)
        {
            var reserve = new WriteSet(Numbers);
            var asked = reserve.Ask(
                null,
                """
                insert into counters(name, value) values (@name, 1)
                on conflict (name) do update set value = counters.value + 1
                returning value
                """,
                ("name", Numbers));
            numbers.Add((await database.MustCommitAsync(reserve)).Number(asked, 0));
        }

        var set = new WriteSet(Numbers);
        for (var i = 0; i < entries.Count; i++)
            set.Add(
                """
                insert into content_overlay(number, kind, item, language, body, base_hash, author, made_at, state, changed_at, changed_by)
                values (@number, @kind, @item, @language, @body, @hash, @author, @now, 'proposed', @now, @author)
                """,
                ("number", numbers[i]), ("kind", NameOf(entries[i].Kind)), ("item", entries[i].Item), ("language", entries[i].Language),
                ("body", entries[i].Body), ("hash", entries[i].BaseHash), ("author", author), ("now", now.Ms()));
        UnansweredQuestions.Handle(set, questions, numbers[0]);
        // A question that became a way of asking itself goes with its own entry, also when that one is taken back.
        for (var i = 1; i < entries.Count; i++) UnansweredQuestions.Handle(set, questions, numbers[i], entries[i].Body);
        await database.MustCommitAsync(set);
        return numbers;
    }

    /// <summary>All entries by number, whatever has become of them.</summary>
    public async Task<IReadOnlyList<OverlayEntry>> AllAsync(CancellationToken ct) =>
        Entries(await database.QueryAsync<Row>($"select {Columns} from content_overlay order by number", null, ct));

    /// <summary>What counts, by number.</summary>
    public async Task<IReadOnlyList<OverlayEntry>> InUseAsync(CancellationToken ct) =>
        Entries(await database.QueryAsync<Row>($"select {Columns} from content_overlay where state = 'active' order by number", null, ct));

    /// <summary>Goes up whenever an entry begins or ceases to count.</summary>
    public Task<long> RevisionAsync(CancellationToken ct) =>
        database.FindAsync<long>("select value from counters where name = @name", new { name = Revisions }, ct);

    /// <summary>Moves entries on. Refused as a whole, with false, when one of them is not as it was read: somebody else was faster.</summary>
    /// <param name="revision">Refused as well when what counts is not that of <see cref="RevisionAsync"/> any more; null: whatever counts.</param>
    public async Task<bool> MoveAsync(IReadOnlyList<OverlayMove> moves, string by, DateTimeOffset now, long? revision = null)
    {
        var set = new WriteSet(Numbers);
        if (revision is { } expected)
        {
            set.Add("insert into counters(name, value) values (@name, 0) on conflict (name) do nothing", ("name", Revisions));
            set.Guard("overlay-changed", "update counters set value = value where name = @name and value = @expected", ("name", Revisions), ("expected", expected));
        }

        foreach (var move in moves)
            set.Guard(
                "overlay-changed",
                """
                update content_overlay set state = @to, base_hash = @hash, changed_at = @now, changed_by = @by
                where number = @number and state = @from and base_hash = @read
                """,
                ("to", NameOf(move.To)), ("hash", move.BaseHash), ("now", now.Ms()), ("by", by),
                ("number", move.Entry.Number), ("from", NameOf(move.Entry.State)), ("read", move.Entry.BaseHash));
        set.Add(
            """
            insert into counters(name, value) values (@name, 1)
            on conflict (name) do update set value = counters.value + 1
            """,
            ("name", Revisions));
        Changes.Add(set, Changes.Content, Changes.Content, now);
        return await database.CommitAsync(set) is WriteResult.Committed;
    }

    /// <summary>Marks questions that somebody saw and that need nothing.</summary>
    public Task IgnoreAsync(IReadOnlyList<string> questions)
    {
        var set = new WriteSet(Numbers);
        UnansweredQuestions.Handle(set, questions, UnansweredQuestions.NothingToDo);
        return database.MustCommitAsync(set);
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static List<OverlayEntry> Entries(IEnumerable<Row> rows) =>
        rows.Select(r => new OverlayEntry
        {
            Number = r.Number,
            Kind = Enum.Parse<OverlayKind>(r.Kind, ignoreCase: true),
            Item = r.Item,
            Language = r.Language,
            Body = r.Body,
            BaseHash = r.BaseHash,
            Author = r.Author,
            MadeAt = UnixTime.At(r.MadeAt),
            State = Enum.Parse<OverlayState>(r.State, ignoreCase: true),
            ChangedAt = UnixTime.At(r.ChangedAt),
            ChangedBy = r.ChangedBy,
        }).ToList();

    private sealed class Row
    {
        public long Number { get; init; }

        public string Kind { get; init; } = "";

        public string Item { get; init; } = "";

        public string Language { get; init; } = "";

        public string Body { get; init; } = "";

        public string BaseHash { get; init; } = "";

        public string Author { get; init; } = "";

        public long MadeAt { get; init; }

        public string State { get; init; } = "";

        public long ChangedAt { get; init; }

        public string ChangedBy { get; init; } = "";
    }
}

/// <summary>What somebody wants to be learned; see <see cref="OverlayEntry"/>.</summary>
public sealed record NewOverlayEntry(OverlayKind Kind, string Item, string Language, string Body, string BaseHash)
{
    internal OverlayEntry ToEntry(long number, string author, DateTimeOffset now) => new()
    {
        Number = number,
        Kind = Kind,
        Item = Item,
        Language = Language,
        Body = Body,
        BaseHash = BaseHash,
        Author = author,
        MadeAt = now,
        State = OverlayState.Proposed,
        ChangedAt = now,
        ChangedBy = author,
    };
}

/// <param name="Entry">As it was read.</param>
/// <param name="BaseHash">What it counts against from now on.</param>
public sealed record OverlayMove(OverlayEntry Entry, OverlayState To, string BaseHash);
