using System.Text.Json;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Customers;

/// <summary>Customers, their identities and organisations.</summary>
public sealed class CustomerStore(Database database)
{
    /// <summary>The refusal of a change that was made on an older version of the customer.</summary>
    public const string Changed = "customer-changed";

    /// <summary>The customer an address belongs to, or null.</summary>
    public Task<string?> FindByIdentityAsync(string kind, string value, CancellationToken ct) =>
        database.FindAsync<string>("select customer_id from identities where kind = @kind and value = @value", new { kind, value }, ct);

    public async Task<Customer?> FindAsync(string id, CancellationToken ct)
    {
        const string Sql = """
            select id, name, language, plan, plan_proof as PlanProof, organisation_id as OrganisationId, facts, version
            from customers
            where id = @id
            """;
        var row = await database.FindAsync<Row>(Sql, new { id }, ct);
        if (row is null) return null;
        var identities = await database.QueryAsync<IdentityRow>(
            "select kind, value, proof, proven_by as ProvenBy from identities where customer_id = @id order by created_at", new { id }, ct);
        return row.ToCustomer() with { Identities = identities.Select(i => i.ToIdentity()).ToList() };
    }

    /// <summary>Adds a new customer with its first identity. Refused with <c>identity-taken</c> when the address got a customer meanwhile.</summary>
    public static void Create(WriteSet set, string id, Identity first, DateTimeOffset now)
    {
        set.Add("insert into customers(id, created_at) values (@id, @now)", ("id", id), ("now", now.Ms()));
        Attach(set, id, first, now, "identity-taken");
    }

    /// <summary>As <see cref="Create"/>, but refuses nothing: when the identity is another customer's by now, this one has none.</summary>
    public static void CreateUnlessTaken(WriteSet set, string id, Identity first, DateTimeOffset now)
    {
        set.Add("insert into customers(id, created_at) values (@id, @now)", ("id", id), ("now", now.Ms()));
        Attach(set, id, first, now, refusalCode: null);
    }

    /// <summary>Takes a customer out again who got neither the identity nor a conversation.</summary>
    public static void RemoveUnused(WriteSet set, string id) => set.Add(
        """
        delete from customers
        where id = @id and not exists (select 1 from identities where customer_id = @id) and not exists (select 1 from conversations where customer_id = @id)
        """,
        ("id", id));

    /// <summary>Adds an identity; one that the customer has already is only made stronger, never weaker.</summary>
    public static void AddIdentity(WriteSet set, string customerId, Identity identity, DateTimeOffset now)
    {
        Attach(set, customerId, identity, now, refusalCode: null);
        if (identity.Proof == Proof.Proven)
            set.Add(
                "update identities set proof = 'proven', proven_by = @by where kind = @kind and value = @value and customer_id = @customerId",
                ("by", identity.ProvenBy), ("kind", identity.Kind), ("value", identity.Value), ("customerId", customerId));
        set.Add("update customers set version = version + 1 where id = @customerId", ("customerId", customerId));
    }

    /// <summary>Saves name, language, plan and facts. Refused with <see cref="Changed"/> when somebody has changed the customer since it was read.</summary>
    public static void Save(WriteSet set, Customer customer)
    {
        const string Sql = """
            update customers
            set name = @name, language = @language, plan = @plan, plan_proof = @proof, organisation_id = @organisation,
                facts = @facts, version = version + 1
            where id = @id and version = @version
            """;
        set.Guard(
            Changed,
            Sql,
            ("name", customer.Name), ("language", customer.Language), ("plan", Word(customer.Plan)), ("proof", Word(customer.PlanProof)),
            ("organisation", customer.OrganisationId), ("facts", JsonSerializer.Serialize(customer.Facts)), ("id", customer.Id), ("version", customer.Version));
    }

    /// <summary>Adds an organisation or changes its account manager.</summary>
    public static void Save(WriteSet set, Organisation organisation) =>
        set.Add(
            """
            insert into organisations(id, name, account_manager) values (@id, @name, @manager)
            on conflict (id) do update set name = excluded.name, account_manager = excluded.account_manager
            """,
            ("id", organisation.Id), ("name", organisation.Name), ("manager", organisation.AccountManager));

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Attach(WriteSet set, string customerId, Identity identity, DateTimeOffset now, string? refusalCode)
    {
        const string Sql = """
            insert into identities(kind, value, customer_id, proof, proven_by, created_at)
            values (@kind, @value, @customerId, @proof, @by, @now)
            on conflict (kind, value) do nothing
            """;
        (string, object?)[] parameters =
        [
            ("kind", identity.Kind), ("value", identity.Value), ("customerId", customerId), ("proof", Word(identity.Proof)),
            ("by", identity.ProvenBy), ("now", now.Ms()),
        ];
        if (refusalCode is null) set.Add(Sql, parameters);
        else set.Guard(refusalCode, Sql, parameters);
    }

    /// <summary>A row as Dapper reads it; also used where a customer is read together with a conversation.</summary>
    public sealed class Row
    {
        public string Id { get; init; } = "";

        public string? Name { get; init; }

        public string? Language { get; init; }

        public string Plan { get; init; } = "unknown";

        public string? PlanProof { get; init; }

        public string? OrganisationId { get; init; }

        public string Facts { get; init; } = "{}";

        public long Version { get; init; }

        public Customer ToCustomer() => new()
        {
            Id = Id,
            Name = Name,
            Language = Language,
            Plan = Enum.Parse<Plan>(Plan, ignoreCase: true),
            PlanProof = PlanProof is null ? Proof.None : Enum.Parse<Proof>(PlanProof, ignoreCase: true),
            OrganisationId = OrganisationId,
            Version = Version,
            Facts = Facts == "{}" ? NoFacts : JsonSerializer.Deserialize<Dictionary<string, string>>(Facts)!,
        };

        private static readonly IReadOnlyDictionary<string, string> NoFacts = new Dictionary<string, string>();
    }

    public sealed class IdentityRow
    {
        public string Kind { get; init; } = "";

        public string Value { get; init; } = "";

        public string Proof { get; init; } = "";

        public string? ProvenBy { get; init; }

        /// <summary>A row of kind, value, proof and proven_by.</summary>
        public static IdentityRow Of(object?[] row) =>
            new() { Kind = (string)row[0]!, Value = (string)row[1]!, Proof = (string)row[2]!, ProvenBy = (string?)row[3] };

        public Identity ToIdentity() => new(Kind, Value, Enum.Parse<Proof>(Proof, ignoreCase: true), ProvenBy);
    }
}
