using System.Security.Cryptography;
using System.Text;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <param name="Visitor">The secret key that brings the same visitor back; lives in the storage of the page around the chat.</param>
/// <param name="UserId">How the visitor is called on the wire; tells nothing about the key.</param>
public sealed record VisitorSession(string Visitor, string ConversationId, string UserId);

/// <summary>What a page says about its visitor.</summary>
/// <param name="Visitor">The key of an earlier visit, or null.</param>
/// <param name="User">Who is signed in at the site, already checked.</param>
/// <param name="Language">A language of ours (zh, en ...), or null.</param>
/// <param name="Facts">From the browser: os, browser, device, network.</param>
/// <param name="Spare">The key for a new visitor; null for one that is made here. A page that may send the same twice brings it along.</param>
public sealed record VisitorClaim(string? Visitor, SiteUser? User, string? Language, IReadOnlyDictionary<string, string> Facts, string? Spare = null);

/// <summary>
/// Finds or makes the conversation of a visitor. Somebody who is signed in gets the conversation of the account, on every device; a conversation that
/// belongs to an account is never opened by a visitor's key alone, or the next person at a shared computer would read it.
/// </summary>
public sealed class VisitorSessions(
    Database database, ConversationStore conversations, CustomerStore customers, KnownConversations turns, IActivityIntake intake, IActivityLog log, TimeProvider time)
{
    private const string Channel = "webchat";
    private const int RememberTries = 5;

    public async Task<VisitorSession> OpenAsync(VisitorClaim claim, CancellationToken ct)
    {
        var spare = IsKey(claim.Spare) ? claim.Spare! : NewKey();
        var visitor = IsKey(claim.Visitor) ? claim.Visitor! : spare;
        var session = claim.User is null
            ? await OfVisitorAsync(visitor, ct) ?? await OfVisitorAsync(spare, ct) ?? New(NewKey())
            : await OfAccountAsync(visitor, claim.User, ct);
        if (await log.LastSeqAsync(session.ConversationId, ct) is not > 0)
        {
            await MakeAsync(session, ct);
            await StartAsync(session, claim, ct);
        }

        await RememberAsync(session, claim, ct);
        return session;
    }

    /// <summary>The customer whom a visitor's key alone stands for; null for an unknown key and for one that belongs to an account.</summary>
    public async Task<Customer?> FindAsync(string? visitor, CancellationToken ct)
    {
        if (!IsKey(visitor) || await conversations.FindByAddressAsync(Channel, UserIdOf(visitor!), ct) is not { } conversation) return null;
        return await AccountOfAsync(conversation.CustomerId, ct) is null ? await customers.FindAsync(conversation.CustomerId, ct) : null;
    }

    /// <summary>A key for a visitor who has none yet.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Null when the key's conversation belongs to an account.</summary>
    private async Task<VisitorSession?> OfVisitorAsync(string visitor, CancellationToken ct)
    {
        var conversation = await conversations.FindByAddressAsync(Channel, UserIdOf(visitor), ct);
        if (conversation is null) return New(visitor);
        return await AccountOfAsync(conversation.CustomerId, ct) is null ? new VisitorSession(visitor, conversation.Id, conversation.Address) : null;
    }

    private async Task<VisitorSession> OfAccountAsync(string visitor, SiteUser user, CancellationToken ct)
    {
        var address = UserIdOf("account:" + user.Account);
        var owner = await customers.FindByIdentityAsync(Identity.Account, user.Account, ct);
        if (owner is not null && await NewestOfAsync(owner, ct) is { } known) return new VisitorSession(visitor, known.Id, known.Address);

        // Somebody who asked before signing in keeps the conversation, unless it is another account's.
        var conversation = await conversations.FindByAddressAsync(Channel, UserIdOf(visitor), ct);
        if (owner is null && conversation is not null && await AccountOfAsync(conversation.CustomerId, ct) is null)
            return new VisitorSession(visitor, conversation.Id, conversation.Address);
        var own = await conversations.FindByAddressAsync(Channel, address, ct);
        return own is null ? New(visitor, address) : new VisitorSession(visitor, own.Id, own.Address);
    }

    // Before the start, which is refused for a conversation that is not there: on PostgreSQL a refusal makes all writes of that moment run one by one, and a
    // busy hour is full of first visits. Two openings at once make one conversation; the customer of the second is taken out again.
    private async Task MakeAsync(VisitorSession session, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var set = new WriteSet(session.ConversationId);
        var known = await customers.FindByIdentityAsync(Channel, session.UserId, ct);
        var customer = known ?? Ids.New(now);
        if (known is null) CustomerStore.CreateUnlessTaken(set, customer, new Identity(Channel, session.UserId, Proof.Proven, "channel"), now);
        ConversationStore.Create(set, new Conversation { Id = session.ConversationId, Channel = Channel, Address = session.UserId, CustomerId = customer }, now);
        if (known is null) CustomerStore.RemoveUnused(set, customer);
        await database.MustCommitAsync(set);
    }

    // The same key for every visit: a conversation is begun, and its visitor greeted, once.
    private async Task StartAsync(VisitorSession session, VisitorClaim claim, CancellationToken ct)
    {
        var user = new ChannelAccount { Id = session.UserId, Role = "user" };
        var started = await intake.AcceptAsync(
            new Incoming
            {
                Channel = Channel,
                ConversationId = session.ConversationId,
                SenderAddress = session.UserId,
                DedupeKey = "start",
                Activity = new Activity
                {
                    Type = ActivityTypes.ConversationUpdate, From = user, MembersAdded = [user], Locale = claim.Language switch { null or "zh" => "zh-CN", "en" => "en-US", var other => other },
                },
            },
            ct);
        if (started is IntakeResult.Refused refused) throw new SupportException(refused.Code, "error.refused");
    }

    private async Task RememberAsync(VisitorSession session, VisitorClaim claim, CancellationToken ct)
    {
        var conversation = await conversations.FindAsync(session.ConversationId, ct) ?? throw new InvalidOperationException("The conversation was made a moment ago.");
        for (var attempt = 1; !await RememberAsync(conversation, claim, ct); attempt++)
        {
            // A turn has changed the customer meanwhile: once more on what it has made.
            if (attempt == RememberTries) throw new InvalidOperationException($"The customer of conversation {conversation.Id} changed again and again.");
        }
    }

    /// <summary>False when the customer was changed between our look and our write.</summary>
    private async Task<bool> RememberAsync(Conversation conversation, VisitorClaim claim, CancellationToken ct)
    {
        var customer = await customers.FindAsync(conversation.CustomerId, ct) ?? throw new InvalidOperationException("A conversation has a customer.");
        var changed = Told(customer, claim);
        var set = new WriteSet(conversation.Id);
        if (changed != customer) CustomerStore.Save(set, changed);
        foreach (var identity in IdentitiesOf(claim.User).Except(customer.Identities)) CustomerStore.AddIdentity(set, customer.Id, identity, time.GetUtcNow());
        if (set.Statements.Count == 0) return true;
        if (await database.CommitAsync(set) is not WriteResult.Committed) return false;
        turns.CustomerChanged(conversation.Id, customer.Version + 1);
        return true;
    }

    private static Customer Told(Customer customer, VisitorClaim claim)
    {
        var told = customer;
        if (claim.Facts.Any(f => customer.Facts.GetValueOrDefault(f.Key) != f.Value))
        {
            var facts = new Dictionary<string, string>(customer.Facts);
            foreach (var (name, value) in claim.Facts) facts[name] = value;
            told = told with { Facts = facts };
        }

        if (claim.User is not { } user) return told;
        told = told with { Name = user.Name ?? customer.Name };
        return user.Plan == Plan.Unknown ? told : told with { Plan = user.Plan, PlanProof = Proof.Proven };
    }

    private static IEnumerable<Identity> IdentitiesOf(SiteUser? user)
    {
        if (user is null) yield break;
        yield return new Identity(Identity.Account, user.Account, Proof.Proven, "site-token");
        if (user.Email is not null) yield return new Identity(Identity.Email, user.Email, Proof.Proven, "site-token");
    }

    private async Task<string?> AccountOfAsync(string customerId, CancellationToken ct) =>
        (await customers.FindAsync(customerId, ct))?.Identities.FirstOrDefault(i => i is { Kind: Identity.Account, Proof: Proof.Proven })?.Value;

    private Task<Conversation?> NewestOfAsync(string customerId, CancellationToken ct) => conversations.FindByCustomerAsync(customerId, Channel, ct);

    private static VisitorSession New(string visitor) => New(visitor, UserIdOf(visitor));

    // The id follows from the user's: two first requests in the same instant begin one conversation.
    private static VisitorSession New(string visitor, string userId) => new(visitor, HashOf("conversation of " + userId), userId);

    private static bool IsKey(string? visitor) => visitor is { Length: 48 } && visitor.All(char.IsAsciiHexDigitLower);

    // Direct Line wants user ids to begin with dl_. The hash keeps the key secret from everybody who sees the conversation.
    private static string UserIdOf(string key) => "dl_" + HashOf(key);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
