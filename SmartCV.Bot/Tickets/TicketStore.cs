using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Tickets;

/// <summary>A ticket with its timeline.</summary>
public sealed record TicketHistory(Ticket Ticket, IReadOnlyList<TicketEvent> Events);

/// <summary>Tickets and their timelines.</summary>
public sealed class TicketStore(Database database)
{
    /// <summary>Why a save is refused.</summary>
    public const string Changed = "ticket-changed";

    private const string Columns = """
        id, number, conversation_id as ConversationId, customer_id as CustomerId, case_id as CaseId, link_key as LinkKey, form, category, type,
        priority, status, title, body, created_at as CreatedAt, updated_at as UpdatedAt, version
        """;

    /// <summary>Takes the next number. One that is not used leaves a gap: numbers are reserved before the turn commits.</summary>
    public async Task<string> ReserveNumberAsync()
    {
        var set = new WriteSet("ticket-number");
        var asked = set.Ask(
            null,
            """
            insert into counters(name, value) values ('ticket', @first)
            on conflict (name) do update set value = counters.value + 1
            returning value
            """,
            ("first", TicketNumber.First));
        return TicketNumber.Format((await database.MustCommitAsync(set)).Number(asked, 0));
    }

    public async Task<Ticket?> FindAsync(string number, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from tickets where number = @number", new { number }, ct))?.ToTicket();

    public async Task<Ticket?> FindByIdAsync(string id, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from tickets where id = @id", new { id }, ct))?.ToTicket();

    /// <summary>The ticket of a progress page, or null: unknown and wrong keys give the same answer.</summary>
    public async Task<TicketHistory?> FindByKeyAsync(string key, CancellationToken ct)
    {
        var row = await database.FindAsync<Row>($"select {Columns} from tickets where link_key = @key", new { key }, ct);
        return row is null ? null : new TicketHistory(row.ToTicket(), await EventsAsync(row.Id, ct));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Ticket>> OfCustomerAsync(string customerId, int limit, CancellationToken ct) =>
        (await database.QueryAsync<Row>(
            $"select {Columns} from tickets where customer_id = @customerId order by created_at desc, number desc limit @limit", new { customerId, limit }, ct))
        .Select(r => r.ToTicket()).ToList();

    /// <summary>The ticket that an activity of the conversation opened, or null.</summary>
    public async Task<Ticket?> FindByActivityAsync(string conversationId, string activityId, CancellationToken ct) =>
        (await database.QueryAsync<Row>(
            $"select {Columns} from tickets where conversation_id = @conversationId order by created_at desc", new { conversationId }, ct))
        .Select(r => r.ToTicket()).FirstOrDefault(t => t.ActivityId == activityId);

    /// <summary>All tickets, oldest first.</summary>
    public async Task<IReadOnlyList<TicketHistory>> AllAsync(CancellationToken ct)
    {
        var all = new List<TicketHistory>();
        foreach (var row in await database.QueryAsync<Row>($"select {Columns} from tickets order by created_at, number", null, ct))
            all.Add(new TicketHistory(row.ToTicket(), await EventsAsync(row.Id, ct)));
        return all;
    }

    public async Task<IReadOnlyList<TicketEvent>> EventsAsync(string ticketId, CancellationToken ct)
    {
        const string Sql = "select at, actor, kind, visible, body from ticket_events where ticket_id = @ticketId order by place";
        return (await database.QueryAsync<EventRow>(Sql, new { ticketId }, ct))
            .Select(e => TicketEvent.Read(e.Kind, UnixTime.At(e.At), e.Actor, e.Visible != 0, e.Body)).ToList();
    }

    public static void Add(WriteSet set, TicketOutcome opened)
    {
        var ticket = opened.Ticket;
        set.Add(
            """
            insert into tickets(id, number, conversation_id, customer_id, case_id, link_key, form, category, type, priority, status, title, body,
                                created_at, updated_at, version)
            values (@id, @number, @conversation, @customer, @case, @key, @form, @category, @type, @priority, @status, @title, @body, @created, @updated, @version)
            """,
            ("id", ticket.Id), ("number", ticket.Number), ("conversation", ticket.ConversationId), ("customer", ticket.CustomerId), ("case", ticket.CaseId),
            ("key", ticket.ProgressKey), ("form", ticket.Form), ("category", ticket.Category), ("type", ticket.Type), ("priority", (long)ticket.Priority),
            ("status", TicketWords.NameOf(ticket.Status)), ("title", ticket.Subject), ("body", TicketJson.Write(ticket)), ("created", ticket.CreatedAt.Ms()),
            ("updated", ticket.UpdatedAt.Ms()), ("version", (long)ticket.Version));
        AddEvents(set, ticket, opened.Events);
        Changes.Add(set, Changes.Ticket, ticket.Id, ticket.CreatedAt);
    }

    /// <summary>Saves a changed ticket with its new lines; the turn is computed again when the row has moved on.</summary>
    /// <param name="readVersion">Version of the row that was read.</param>
    public static void Save(WriteSet set, TicketOutcome changed, int readVersion)
    {
        var ticket = changed.Ticket;
        set.Guard(
            Changed,
            """
            update tickets
            set category = @category, type = @type, priority = @priority, status = @status, title = @title, body = @body, updated_at = @updated,
                version = version + 1
            where id = @id and version = @read
            """,
            ("category", ticket.Category), ("type", ticket.Type), ("priority", (long)ticket.Priority), ("status", TicketWords.NameOf(ticket.Status)),
            ("title", ticket.Subject), ("body", TicketJson.Write(ticket)), ("updated", ticket.UpdatedAt.Ms()), ("id", ticket.Id), ("read", (long)readVersion));
        AddEvents(set, ticket, changed.Events);
        Changes.Add(set, Changes.Ticket, ticket.Id, ticket.UpdatedAt);
    }

    private static void AddEvents(WriteSet set, Ticket ticket, IReadOnlyList<TicketEvent> events)
    {
        foreach (var line in events)
            set.Add(
                """
                insert into ticket_events(ticket_id, place, at, actor, kind, visible, body)
                select @ticket, count(*) + 1, @at, @actor, @kind, @visible, @body from ticket_events where ticket_id = @ticket
                """,
                ("ticket", ticket.Id), ("at", line.At.Ms()), ("actor", line.Actor), ("kind", line.Kind), ("visible", line.IsVisible), ("body", line.ToBody()));
    }

    private sealed record EventRow(long At, string Actor, string Kind, long Visible, string Body);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Number { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public string? CaseId { get; init; }

        public string LinkKey { get; init; } = "";

        public string Form { get; init; } = "";

        public string? Category { get; init; }

        public string? Type { get; init; }

        public long Priority { get; init; }

        public string Status { get; init; } = "";

        public string Title { get; init; } = "";

        public string Body { get; init; } = "{}";

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public long Version { get; init; }

        public Ticket ToTicket() => TicketJson.Read(
            new Ticket
            {
                Id = Id,
                Number = Number,
                ConversationId = ConversationId,
                CustomerId = CustomerId,
                CaseId = CaseId,
                Form = Form,
                Category = Category,
                Type = Type,
                Priority = (Priority)Priority,
                Status = TicketWords.StatusOf(Status),
                Subject = Title,
                Language = "zh",
                Channel = "",
                CreatedAt = UnixTime.At(CreatedAt),
                UpdatedAt = UnixTime.At(UpdatedAt),
                ClockStartedAt = UnixTime.At(CreatedAt),
                ProgressKey = LinkKey,
                Version = (int)Version,
            },
            Body);
    }
}
