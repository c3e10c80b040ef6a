namespace SmartCV.Bot.Customers;

/// <summary>A person who writes to us.</summary>
public sealed record Customer
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>zh or en, once known.</summary>
    public string? Language { get; init; }

    public Plan Plan { get; init; } = Plan.Unknown;

    /// <summary>How the plan is known. A claimed plan is the user's word only.</summary>
    public Proof PlanProof { get; init; } = Proof.None;

    public string? OrganisationId { get; init; }

    public IReadOnlyList<Identity> Identities { get; init; } = [];

    /// <summary>Goes up with every stored change of the customer or of the identities.</summary>
    public long Version { get; init; }

    /// <summary>Small facts by field name of a report: os, browser, device, user_id, account_email.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public string? ProvenEmail => Identities.FirstOrDefault(i => i is { Kind: Identity.Email, Proof: Proof.Proven })?.Value;
}

/// <summary>What the customer pays for. <c>Paid</c>: pays, the tier was not said.</summary>
public enum Plan
{
    Unknown,
    Free,
    Paid,
    Professional,
    Enterprise,
}

/// <summary>How we know something about a customer.</summary>
public enum Proof
{
    None,
    Claimed,
    Proven,
}

/// <summary>An address or account of a customer.</summary>
/// <param name="Kind">webchat, wechat, email, account.</param>
/// <param name="ProvenBy">channel (the channel itself vouches), site-token, mail-code; null for a claim.</param>
public sealed record Identity(string Kind, string Value, Proof Proof, string? ProvenBy)
{
    public const string Email = "email";
    public const string Account = "account";
}

/// <summary>A company with several customers.</summary>
/// <param name="AccountManager">The agent its conversations go to.</param>
public sealed record Organisation(string Id, string Name, string? AccountManager);
