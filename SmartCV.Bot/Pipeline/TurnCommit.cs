using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pipeline;

/// <summary>How a commit ended.</summary>
public abstract record TurnOutcome
{
    private TurnOutcome()
    {
    }

    /// <param name="ReadyAt">When the conversation is ready again; null when nothing waits.</param>
    public sealed record Done(DateTimeOffset? ReadyAt) : TurnOutcome;

    /// <summary>Another host works on the conversation now; nothing was written.</summary>
    public sealed record LeaseLost : TurnOutcome;

    /// <summary>A shared row changed under the turn; nothing was written and it must be computed again.</summary>
    public sealed record GuardFailed(string Code) : TurnOutcome;
}

/// <summary>
/// Every effect of a turn, in one transaction: entries done, state, transcript lines, outbox rows, tickets, due jobs, changes.
/// It is refused as a whole when the lease was lost or a guard fails.
/// </summary>
public sealed class TurnCommit(Database database, RecentLines recent, KnownConversations known, ReplyPull replies, Signals signals, TimeProvider time)
{
    /// <summary>The status of an entry whose turn is committed.</summary>
    internal const long Done = 1;

    private const string LeaseLost = "lease-lost";
    private const long Dead = 2;

    // By the clock of this moment and this host: what came in by another clock must not wait until ours has caught up.
    private const string NextReady = """
        (select case when min(i.ready_at) < @clock then @clock else min(i.ready_at) end from inbox i where i.conversation_id = @conversation and i.status = 0)
        """;

    public async Task<TurnOutcome> CommitAsync(Claim claim, TurnInput input, TurnResult result, IChannel channel, DateTimeOffset now)
    {
        if (result.HeldUntil is { } until)
        {
            // Of several messages that are taken as one the last one's request gets the answer; the others need not wait for it.
            foreach (var push in PushesOf(input.Entries).SkipLast(1)) End(push);
            return new TurnOutcome.Done(await HoldAsync(claim, input.Entries, until));
        }

        var set = Locked(claim);
        foreach (var entry in input.Entries.Take(result.Consumed))
            set.Add(
                "update inbox set status = @status, error = @error where id = @id and status = 0",
                ("status", result.DeadReason is null ? Done : Dead), ("error", result.DeadReason), ("id", entry.Id));
        var asked = SaveConversation(set, claim, result, now);
        for (var i = 0; i < result.Lines.Count; i++) TranscriptStore.Append(set, claim.ConversationId, result.Lines[i], i + 1, result.Lines.Count);
        var reply = AddOutcome(set, input, result, channel, now, lastSeq: null);

        switch (await database.CommitAsync(set))
        {
            case WriteResult.Committed done:
                var last = (done.Number(asked, 1), done.Number(asked, 2));
                var readyAt = UnixTime.AtOrNull(done.NumberOrNull(asked, 0));
                if (readyAt is null && (channel.Abilities.ClientsPull || HasHeard(input, result))) known.Keep(After(input, result, last));
                reply?.Hand(replies, done);
                Announce(set, claim.ConversationId, channel, result.Lines, last);
                return new TurnOutcome.Done(readyAt);
            case WriteResult.Refused { Code: LeaseLost }:
                return new TurnOutcome.LeaseLost();
            case WriteResult.Refused refused:
                return new TurnOutcome.GuardFailed(refused.Code);
            default:
                throw new InvalidOperationException("Unknown write result.");
        }
    }

    /// <summary>Adds what a turn produced besides the conversation's own row and its lines.</summary>
    /// <param name="lastSeq">Number of the last line, where the turn goes on from what is known: then no part is held, and none is looked for.</param>
    /// <returns>What requests of this host that wait for it are given after the commit.</returns>
    internal PushedReply? AddOutcome(WriteSet set, TurnInput input, TurnResult result, IChannel channel, DateTimeOffset now, long? lastSeq)
    {
        var reply = channel.Abilities.ClientsPull ? null : AddParts(set, input, result, channel, now, lastSeq);
        if (result.Customer is { } customer) CustomerStore.Save(set, customer);
        foreach (var effect in result.Effects) effect(set);
        Changes.Add(set, Changes.Conversation, input.Conversation.Id, now);
        return reply;
    }

    /// <summary>Hands committed lines to those who watch, and wakes whoever waits for anything of the set.</summary>
    internal void Announce(WriteSet set, string conversationId, IChannel channel, IReadOnlyList<TranscriptLine> lines, (long Seq, long Stamp) last)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var back = lines.Count - 1 - i;
            TranscriptStore.Committed(recent, (conversationId, channel.Id), lines[i], last.Seq - back, last.Stamp - back);
        }

        foreach (var id in set.Wakes) signals.Pulse(id);
    }

    /// <summary>The conversation and the customer as the commit of a turn has left them.</summary>
    internal static KnownConversation After(TurnInput input, TurnResult result, (long Seq, long Stamp) last) => new(
        input.Conversation with { State = result.State, Owner = result.Owner, Language = result.Language, CaseId = result.CaseId, Version = input.Conversation.Version + 1 },
        result.Customer is { } changed ? changed with { Version = input.Customer.Version + 1 } : input.Customer,
        last.Seq,
        last.Stamp);

    /// <summary>Gives the conversation back without a turn.</summary>
    public Task<DateTimeOffset?> ReleaseAsync(Claim claim, DateTimeOffset? readyAt) => ReleaseAsync(claim, readyAt, []);

    /// <summary>Notes a failed try and when the next one is.</summary>
    public Task<DateTimeOffset?> RetryAsync(Claim claim, InboxEntry entry, DateTimeOffset at, string error) => ReleaseAsync(claim, at,
    [
        new SqlStatement(
            "update inbox set attempts = attempts + 1, ready_at = @at, error = @error where id = @id and status = 0",
            [("at", at.Ms()), ("error", error), ("id", entry.Id)]),
    ]);

    /// <summary>Marks an entry as dead although not even the apology could be computed. It stays in the inbox with its error.</summary>
    public Task<DateTimeOffset?> BuryAsync(Claim claim, InboxEntry entry, string error) => ReleaseAsync(claim, readyAt: null,
    [
        new SqlStatement("update inbox set status = @dead, error = @error where id = @id and status = 0", [("dead", Dead), ("error", error), ("id", entry.Id)]),
    ]);

    private Task<DateTimeOffset?> HoldAsync(Claim claim, IReadOnlyList<InboxEntry> entries, DateTimeOffset until) => ReleaseAsync(
        claim,
        readyAt: null,
        entries.Select(e => new SqlStatement("update inbox set ready_at = @until where id = @id and status = 0", [("until", until.Ms()), ("id", e.Id)])).ToList());

    private async Task<DateTimeOffset?> ReleaseAsync(Claim claim, DateTimeOffset? readyAt, IReadOnlyList<SqlStatement> notes)
    {
        var set = Locked(claim);
        foreach (var note in notes) set.Add(note.Sql, note.Parameters);
        var next = readyAt is null ? NextReady : "@ready";
        var asked = set.Ask(
            LeaseLost,
            $"""
            update conversations set lease_token = null, lease_until = null, ready_at = {next}
            where id = @conversation and lease_token = @token
            returning ready_at
            """,
            ("conversation", claim.ConversationId), ("token", claim.Token), ("ready", readyAt?.Ms() ?? 0), ("clock", time.GetUtcNow().Ms()));
        return await database.CommitAsync(set) is WriteResult.Committed done ? UnixTime.AtOrNull(done.NumberOrNull(asked, 0)) : null;
    }

    // The lease is asked for first: whoever has lost it notes nothing about entries that are another's now. And the row is locked first: the statement that
    // looks for the next entry must begin when no other host can still be adding one, since a statement sees what was committed before it began.
    private WriteSet Locked(Claim claim)
    {
        var set = new WriteSet(claim.ConversationId);
        set.Ask(
            LeaseLost,
            $"select 1 from conversations where id = @conversation and lease_token = @token {database.Engine.LockClause}",
            ("conversation", claim.ConversationId), ("token", claim.Token));
        return set;
    }

    private int SaveConversation(WriteSet set, Claim claim, TurnResult result, DateTimeOffset now) => set.Ask(
        LeaseLost,
        $"""
        update conversations
        set state = @state, owner = @owner, language = @language, case_id = @case, version = version + 1,
            last_seq = last_seq + @lines,
            last_stamp = case when @lines = 0 then last_stamp when last_stamp >= @now then last_stamp + @lines else @now + @lines - 1 end,
            ready_at = {NextReady}, lease_token = null, lease_until = null
        where id = @conversation and lease_token = @token
        returning ready_at, last_seq, last_stamp
        """,
        ("state", result.State.Write()), ("owner", result.Owner), ("language", result.Language), ("case", result.CaseId),
        ("lines", (long)result.Lines.Count), ("now", now.Ms()), ("clock", time.GetUtcNow().Ms()), ("conversation", claim.ConversationId), ("token", claim.Token));

    // Such a turn has let all go that was held until then. After others the next one has to look for it.
    private static bool HasHeard(TurnInput input, TurnResult result) => input.Entries.Take(result.Consumed).Any(e => e.Kind == InboxEntry.CustomerKind);

    private PushedReply? AddParts(WriteSet set, TurnInput input, TurnResult result, IChannel channel, DateTimeOffset now, long? lastSeq)
    {
        var done = input.Entries.Take(result.Consumed).ToList();
        var pushes = PushesOf(done);
        var place = pushes.Count == 0 ? null : PlaceOf(pushes[^1], done, channel.Abilities.LateRepeats ?? OutboxStore.Reservation, now);
        set.Wakes.AddRange(pushes.Select(ReplyPull.SignalOf));
        var fromCustomer = HasHeard(input, result);
        var held = fromCustomer && lastSeq is null ? OutboxStore.Release(set, input.Conversation.Id, place, now) : (int?)null;
        var parts = Rendered(channel, result.Lines);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = new NewPart(parts[i].Id, i, parts[i].Part, i == 0 ? place : null, IsNotice: !fromCustomer);
            if (lastSeq is { } last) OutboxStore.AddAt(set, input.Conversation, part, last, now);
            else OutboxStore.Add(set, input.Conversation, part, now);
        }

        // Held parts without a push go out now too; that is rare, and the pump looks by itself.
        if (parts.Count > (place is null ? 0 : 1)) set.Wakes.Add(OutboxPump.Signal);
        return place is null ? null : new PushedReply(pushes, place.IsHere ? parts.Take(1).ToList() : [], held, place.IsHere);
    }

    private static IReadOnlyList<OfferedPart> Rendered(IChannel channel, IReadOnlyList<TranscriptLine> lines)
    {
        var said = lines.Where(l => l is { Visible: true, Activity.Type: ActivityTypes.Message or ActivityTypes.Handoff }).ToList();
        return said.Count == 0 ? [] : channel.Render(said.Select(l => l.Activity).ToList()).Select((part, i) => new OfferedPart($"{said[0].Id}-{i}", part)).ToList();
    }

    // A reply that comes after its push has ended goes out at once.
    private PushPlace? PlaceOf(string push, List<InboxEntry> entries, TimeSpan kept, DateTimeOffset now)
    {
        if (replies.IsWaiting(push)) return new PushPlace(push, IsHere: true, now + OutboxStore.OfferRest);
        var until = entries.FindLast(e => e.PushId == push)!.AcceptedAt + kept;
        return until > now ? new PushPlace(push, IsHere: false, until) : null;
    }

    // Oldest first.
    private static List<string> PushesOf(IReadOnlyList<InboxEntry> entries) => entries.Select(e => e.PushId).OfType<string>().ToList();

    private void End(string push)
    {
        replies.Finish(push, []);
        signals.Pulse(ReplyPull.SignalOf(push));
    }
}

/// <summary>What waiting requests are given when a turn is committed.</summary>
/// <param name="Pushes">Of the messages that the turn took, oldest first; the newest gets the reply.</param>
/// <param name="Held">The question that brings parts which were held until now; null when none was asked.</param>
/// <param name="IsHere">True when the newest push waits on this host.</param>
internal sealed record PushedReply(IReadOnlyList<string> Pushes, IReadOnlyList<OfferedPart> Parts, int? Held, bool IsHere)
{
    public void Hand(ReplyPull replies, WriteResult.Committed done)
    {
        for (var i = 0; i < Pushes.Count - 1; i++) replies.Finish(Pushes[i], []);
        if (!IsHere) return;
        replies.Finish(Pushes[^1], Held is { } asked ? [.. OutboxStore.Released(done, asked), .. Parts] : Parts);
    }
}
