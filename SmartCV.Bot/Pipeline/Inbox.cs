using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Where a message becomes safe. One write set holds the inbox row (unique by source and dedupe key) and the customer's transcript line with its
/// seq and timestamp; only after it is on disk does the channel say "ok". The same set claims the conversation for this host when nobody
/// works on it, which saves the turn pump a write of its own.
/// </summary>
public sealed partial class Inbox(
    Database database, ConversationStore conversations, CustomerStore customers, KnownConversations known, TurnAtOnce atOnce, TurnPump pump, RecentLines recent,
    Signals signals, TimeProvider time, IOptions<PumpOptions> options)
    : IActivityIntake
{
    private const string Unknown = "unknown-conversation";
    private const string Known = "duplicate";

    public async ValueTask<IntakeResult> AcceptAsync(Incoming incoming, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // Clients never see conversationUpdate: the hosted service does not send it either.
        var line = Clean(new TranscriptLine(Ids.New(now), TranscriptLine.User, incoming.Activity, Visible: incoming.Activity.Type != ActivityTypes.ConversationUpdate));
        // A conversationUpdate comes again at every opening of the chat, and all but the first are repeats.
        if (!line.Visible || await known.EnterAsync(incoming.ConversationId, options.Value.AtOnce) is not { } place) return await StoreAsync(incoming, line, ct);
        try
        {
            return await atOnce.TryAsync(place, incoming, line, now) ?? await StoreAsync(incoming, line, ct);
        }
        finally
        {
            place.Leave();
        }
    }

    // The long way: stored first, then its turn is computed.
    private async ValueTask<IntakeResult> StoreAsync(Incoming incoming, TranscriptLine line, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            var now = time.GetUtcNow();
            var set = new WriteSet(incoming.ConversationId);
            if (attempt > 0) await AddConversationAsync(set, incoming, now, ct);
            var token = Ids.New(now);
            var asked = AddEntry(set, incoming, line, token, now);
            switch (await database.CommitAsync(set))
            {
                case WriteResult.Committed done:
                    return Stored(done, asked, incoming, line, token, now);
                case WriteResult.Refused { Code: Known }:
                    return await FirstOfAsync(database, incoming, ct);
                case WriteResult.Refused { Code: Unknown } when !incoming.MayCreate:
                    return new IntakeResult.Refused(Unknown, $"There is no conversation {incoming.ConversationId}.");
                case WriteResult.Refused when attempt < 5:
                    continue; // A new conversation, or the address got its customer between our read and our write: with what is there now.
                default:
                    throw new InvalidOperationException($"The conversation {incoming.ConversationId} could not be made.");
            }
        }
    }

    /// <summary>Puts something that is not a customer's message into the inbox: an agent's command or a timer. Duplicates are ignored.</summary>
    public static void Add(WriteSet set, string conversationId, string kind, string dedupeKey, string payload, DateTimeOffset now)
    {
        // First, and whatever stands there: it waits for a turn of another host that is just being committed. That turn would not see the entry, and would leave
        // the conversation as one in which nothing waits.
        set.Add(
            "update conversations set ready_at = case when ready_at is null or ready_at > @now then @now else ready_at end where id = @conversation",
            ("now", now.Ms()), ("conversation", conversationId));
        set.Add(
            """
            insert into inbox(id, conversation_id, source, dedupe_key, kind, payload, accepted_at, ready_at)
            values (@id, @conversation, @kind, @key, @kind, @payload, @now, 0)
            on conflict (source, dedupe_key) do nothing
            """,
            ("id", Ids.New(now)), ("conversation", conversationId), ("kind", kind), ("key", dedupeKey), ("payload", payload), ("now", now.Ms()));
    }

    private (int Place, int Turn) AddEntry(WriteSet set, Incoming incoming, TranscriptLine line, string token, DateTimeOffset now)
    {
        var asked = set.Ask(
            Unknown,
            """
            update conversations
            set last_seq = last_seq + 1,
                last_stamp = case when last_stamp >= @now then last_stamp + 1 else @now end,
                ready_at = case when ready_at is null or ready_at > @now then @now else ready_at end,
                lease_token = case when lease_until is null or lease_until < @now then @token else lease_token end,
                lease_until = case when lease_until is null or lease_until < @now then @until else lease_until end
            where id = @conversation
            returning last_seq, last_stamp, lease_token
            """,
            ("now", now.Ms()), ("token", token), ("until", (now + options.Value.Lease).Ms()), ("conversation", incoming.ConversationId));
        // The order of entries is that of the lines: a clock that steps back, or a host whose clock differs, must not change it.
        set.Guard(
            Known,
            """
            insert into inbox(id, conversation_id, source, dedupe_key, kind, seq, push_id, accepted_at, ready_at)
            select @id, c.id, c.id, @key, @kind, c.last_seq, @push, c.last_stamp, 0
            from conversations c
            where c.id = @conversation
            on conflict (source, dedupe_key) do nothing
            """,
            ("id", line.Id), ("key", incoming.DedupeKey), ("kind", InboxEntry.CustomerKind), ("push", incoming.PushId),
            ("conversation", incoming.ConversationId));
        TranscriptStore.Append(set, incoming.ConversationId, line, 1, 1);
        Changes.Add(set, Changes.Conversation, incoming.ConversationId, now);
        return (asked, ConversationStore.AskForTurn(set, incoming.ConversationId));
    }

    private IntakeResult.Stored Stored(
        WriteResult.Committed done, (int Place, int Turn) asked, Incoming incoming, TranscriptLine line, string token, DateTimeOffset now)
    {
        var (seq, stamp) = (done.Number(asked.Place, 0), done.Number(asked.Place, 1));
        known.Stored(incoming.ConversationId, seq);
        TranscriptStore.Committed(recent, (incoming.ConversationId, incoming.Channel), line, seq, stamp);
        signals.Pulse(incoming.ConversationId);
        if (done.TextOrNull(asked.Place, 2) == token)
        {
            var entry = new InboxEntry
            {
                Id = line.Id, Kind = InboxEntry.CustomerKind, DedupeKey = incoming.DedupeKey, Seq = seq, Activity = line.Activity with { Id = line.Id },
                PushId = incoming.PushId, AcceptedAt = UnixTime.At(stamp), ReadyAt = UnixTime.At(0),
            };
            pump.Run(new Claim(incoming.ConversationId, token, now + options.Value.Lease, ConversationStore.ForTurn(done, asked.Turn, entry)));
        }

        return new IntakeResult.Stored(line.Id, seq, UnixTime.At(stamp));
    }

    private async Task AddConversationAsync(WriteSet set, Incoming incoming, DateTimeOffset now, CancellationToken ct)
    {
        if (await conversations.FindAsync(incoming.ConversationId, ct) is not null) return;
        var customer = await customers.FindByIdentityAsync(incoming.Channel, incoming.SenderAddress, ct);
        if (customer is null)
        {
            customer = Ids.New(now);
            CustomerStore.Create(set, customer, new Identity(incoming.Channel, incoming.SenderAddress, Proof.Proven, "channel"), now);
        }

        ConversationStore.Create(
            set,
            new Conversation { Id = incoming.ConversationId, Channel = incoming.Channel, Address = incoming.SenderAddress, CustomerId = customer },
            now);
    }

    /// <summary>The ids that a message got when it came for the first time.</summary>
    internal static async Task<IntakeResult> FirstOfAsync(Database database, Incoming incoming, CancellationToken ct)
    {
        var first = await database.FindAsync<First>(
            "select id, seq from inbox where source = @ConversationId and dedupe_key = @DedupeKey", new { incoming.ConversationId, incoming.DedupeKey }, ct);
        return new IntakeResult.Duplicate(first!.Id, first.Seq);
    }

    // PostgreSQL refuses U+0000 in texts: it becomes U+FFFD. Lone surrogates cannot get here, the JSON reader and writer see to that.
    private static TranscriptLine Clean(TranscriptLine line) =>
        line.Body.Contains("\\u0000", StringComparison.Ordinal)
            ? new TranscriptLine(line.Id, line.Role, ActivityJson.Read(NullCharacter().Replace(line.Body, "$1\\uFFFD")), line.Visible)
            : line;

    // An escaped backslash before "u0000" makes it plain text: only an odd number of backslashes is the character.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex NullCharacter();

    private sealed record First(string Id, long Seq);
}
