using Dapper;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Conversations;

/// <summary>Conversations and cases: making, finding, reading for a turn, saving after one.</summary>
public sealed class ConversationStore(Database database)
{
    private const string Columns = """
        c.id, c.channel, c.address, c.customer_id as CustomerId, c.owner, c.language, c.state, c.case_id as CaseId, c.version
        """;

    public static void Create(WriteSet set, Conversation conversation, DateTimeOffset now) =>
        set.Add(
            """
            insert into conversations(id, channel, address, customer_id, language, created_at)
            values (@id, @channel, @address, @customer, @language, @now)
            on conflict (id) do nothing
            """,
            ("id", conversation.Id), ("channel", conversation.Channel), ("address", conversation.Address),
            ("customer", conversation.CustomerId), ("language", conversation.Language), ("now", now.Ms()));

    public async Task<Conversation?> FindAsync(string id, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from conversations c where c.id = @id", new { id }, ct))?.ToConversation();

    /// <summary>The newest conversation of an address on a channel, or null.</summary>
    public async Task<Conversation?> FindByAddressAsync(string channel, string address, CancellationToken ct)
    {
        const string Sql = $"""
            select {Columns} from conversations c
            where c.channel = @channel and c.address = @address
            order by c.created_at desc
            limit 1
            """;
        return (await database.FindAsync<Row>(Sql, new { channel, address }, ct))?.ToConversation();
    }

    /// <summary>The newest conversation of a customer on a channel, or null.</summary>
    public async Task<Conversation?> FindByCustomerAsync(string customerId, string channel, CancellationToken ct)
    {
        const string Sql = $"""
            select {Columns} from conversations c
            where c.customer_id = @customerId and c.channel = @channel
            order by c.created_at desc
            limit 1
            """;
        return (await database.FindAsync<Row>(Sql, new { customerId, channel }, ct))?.ToConversation();
    }

    /// <summary>Everything a turn looks at, in one round trip. Null when the conversation is gone.</summary>
    public async Task<TurnInput?> ReadForTurnAsync(string id, int limit, CancellationToken ct)
    {
        const string Sql = $"""
            select {Columns} from conversations c where c.id = @id;
            select u.id, u.name, u.language, u.plan, u.plan_proof as PlanProof, u.organisation_id as OrganisationId, u.facts, u.version
            from customers u join conversations c on c.customer_id = u.id
            where c.id = @id;
            select i.kind, i.value, i.proof, i.proven_by as ProvenBy
            from identities i join conversations c on c.customer_id = i.customer_id
            where c.id = @id;
            select e.id, e.kind, e.dedupe_key as DedupeKey, e.seq, e.payload, e.push_id as PushId, e.ready_at as ReadyAt, e.attempts,
                   e.accepted_at as AcceptedAt, t.body
            from inbox e left join transcript t on t.conversation_id = e.conversation_id and t.seq = e.seq
            where e.conversation_id = @id and e.status = 0
            order by e.accepted_at, e.seq, e.id
            limit @limit
            """;
        await using var connection = await database.OpenAsync(ct);
        await using var reader = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id, limit }, cancellationToken: ct));
        var conversation = await reader.ReadFirstOrDefaultAsync<Row>();
        if (conversation is null) return null;
        var customer = await reader.ReadFirstAsync<CustomerStore.Row>();
        var identities = (await reader.ReadAsync<CustomerStore.IdentityRow>()).Select(i => i.ToIdentity()).ToList();
        var entries = (await reader.ReadAsync<EntryRow>()).Select(e => e.ToEntry()).ToList();
        return new TurnInput(conversation.ToConversation(), customer.ToCustomer() with { Identities = identities }, entries);
    }

    /// <summary>
    /// Asks for what a turn looks at, in the write that claims the conversation: the turn then need not read. To be added after the entry.
    /// </summary>
    /// <returns>For <see cref="ForTurn"/>.</returns>
    public static int AskForTurn(WriteSet set, string id)
    {
        const string Sql = """
            select c.id, c.channel, c.address, c.customer_id, c.owner, c.language, c.state, c.case_id,
                   u.name, u.language, u.plan, u.plan_proof, u.organisation_id, u.facts, c.version, u.version,
                   (select count(*) from inbox e where e.conversation_id = c.id and e.status = 0)
            from conversations c join customers u on u.id = c.customer_id
            where c.id = @id
            """;
        var asked = set.Ask(null, Sql, ("id", id));
        set.Ask(
            null,
            """
            select i.kind, i.value, i.proof, i.proven_by
            from identities i join conversations c on c.customer_id = i.customer_id
            where c.id = @id
            """,
            ("id", id));
        return asked;
    }

    /// <summary>What a turn starts from, with the entry that was just written as the only one; null when others wait too and must be read.</summary>
    public static TurnInput? ForTurn(WriteResult.Committed done, int asked, InboxEntry entry)
    {
        const int Waiting = 16;
        if (done.Rows[asked] is not [var row] || (long)row[Waiting]! != 1) return null;
        var customer = new CustomerStore.Row
        {
            Id = (string)row[3]!, Name = (string?)row[8], Language = (string?)row[9], Plan = (string)row[10]!, PlanProof = (string?)row[11],
            OrganisationId = (string?)row[12], Facts = (string)row[13]!, Version = (long)row[15]!,
        };
        var conversation = new Row
        {
            Id = (string)row[0]!, Channel = (string)row[1]!, Address = (string)row[2]!, CustomerId = (string)row[3]!, Owner = (string)row[4]!,
            Language = (string?)row[5], State = (string)row[6]!, CaseId = (string?)row[7], Version = (long)row[14]!,
        };
        var identities = done.Rows[asked + 1].Select(CustomerStore.IdentityRow.Of).Select(i => i.ToIdentity()).ToList();
        return new TurnInput(conversation.ToConversation(), customer.ToCustomer() with { Identities = identities }, [entry]);
    }

    public static void OpenCase(WriteSet set, Case opened) =>
        set.Add(
            "insert into cases(id, conversation_id, opened_at) values (@id, @conversation, @at)",
            ("id", opened.Id), ("conversation", opened.ConversationId), ("at", opened.OpenedAt.Ms()));

    public static void CloseCase(WriteSet set, string caseId, string outcome, DateTimeOffset now) =>
        set.Add(
            "update cases set closed_at = @at, outcome = @outcome where id = @id and closed_at is null",
            ("at", now.Ms()), ("outcome", outcome), ("id", caseId));

    /// <summary>When the last line of the conversation was stored; null for an empty one.</summary>
    public async Task<DateTimeOffset?> LastLineAtAsync(string conversationId, CancellationToken ct) =>
        UnixTime.AtOrNull(await database.FindAsync<long?>(
            "select max(stamp) from transcript where conversation_id = @conversationId and role in ('user', 'bot', 'agent')", new { conversationId }, ct));

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Channel { get; init; } = "";

        public string Address { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public string Owner { get; init; } = "";

        public string? Language { get; init; }

        public string State { get; init; } = "{}";

        public string? CaseId { get; init; }

        public long Version { get; init; }

        public Conversation ToConversation() => new()
        {
            Id = Id,
            Channel = Channel,
            Address = Address,
            CustomerId = CustomerId,
            Owner = Owner,
            Language = Language,
            CaseId = CaseId,
            Version = Version,
            State = ConversationState.Read(State),
        };
    }

    private sealed class EntryRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string DedupeKey { get; init; } = "";

        public long? Seq { get; init; }

        public string? Payload { get; init; }

        public string? PushId { get; init; }

        public long ReadyAt { get; init; }

        public long AcceptedAt { get; init; }

        public long Attempts { get; init; }

        public string? Body { get; init; }

        public InboxEntry ToEntry() => new()
        {
            Id = Id,
            Kind = Kind,
            DedupeKey = DedupeKey,
            Seq = Seq,
            Json = Payload ?? Body ?? "{}",
            PushId = PushId,
            AcceptedAt = UnixTime.At(AcceptedAt),
            ReadyAt = UnixTime.At(ReadyAt),
            Attempts = (int)Attempts,
        };
    }
}
