namespace SmartCV.Bot.Pipeline;

/// <summary>This process among others on the same database. Leases carry its id.</summary>
/// <param name="Id">New at every start, so that a restarted host never mistakes its old leases for its own.</param>
public sealed record HostIdentity(string Id);
