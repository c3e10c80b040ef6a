using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Turns;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// The short way of a message: the turn is computed before the message is stored, and both become safe in one write. Nobody has been told "ok" before
/// that write, so nothing is lost by a crash that would not be sent again. It is taken when this host knows the conversation from its own last
/// turn and nothing waits in it. Whatever stands in the way (another host, an error, a slow decision, a held message, a guard) leads to
/// the long way, as if it had not been tried: see <see cref="Inbox"/>.
/// </summary>
public sealed partial class TurnAtOnce(
    Database database, TurnCommit commit, ReplyPull replies, Decisions decisions, ChannelSet channels, TimeProvider time, IOptions<PumpOptions> options, ILogger<TurnAtOnce> log)
{
    private const string Changed = "conversation-changed";
    private const string Repeated = "duplicate";

    private static readonly RowStatement NewEntry = RowStatement.Insert(
        "inbox",
        "id text, conversation_id text, source text, dedupe_key text, kind text, seq bigint, push_id text, accepted_at bigint, ready_at bigint, status bigint",
        once: "source, dedupe_key");

    private static readonly RowStatement ChangedConversation = RowStatement.Update(
        "conversations",
        "id text, state text, owner text, language text, case text, seq bigint, stamp bigint, version bigint, known bigint, customer bigint, now bigint",
        set: "state = @state, owner = @owner, language = @language, case_id = @case, version = version + 1, last_seq = @seq, last_stamp = @stamp",
        where: """
            id = @id and version = @version and last_seq = @known and ready_at is null and (lease_until is null or lease_until < @now)
              and exists (select 1 from customers u where u.id = customer_id and u.version = @customer)
            """);

    // As many as the pump runs: more of them only wait for each other, and the long way is there for what comes beyond.
    private readonly SemaphoreSlim _running = new(options.Value.Turns);

    /// <summary>Computes and commits. Null when the message is to be stored first: nothing was written, or it will be found to be here already.</summary>
    public async ValueTask<IntakeResult?> TryAsync(KnownConversations.Place place, Incoming incoming, TranscriptLine line, DateTimeOffset now)
    {
        if (options.Value.AtOnce == TimeSpan.Zero || place.Take() is not { } known) return null;
        try
        {
            return await TryAsync((place, known), incoming, line, now);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (Exception e)
        {
            // The long way will meet the same error, note it and try again. Should the write have counted after all, it finds a repeat.
            LogNotAtOnce(incoming.ConversationId, e.Message);
            return null;
        }
    }

    private async ValueTask<IntakeResult?> TryAsync((KnownConversations.Place Place, KnownConversation Known) at, Incoming incoming, TranscriptLine line, DateTimeOffset now)
    {
        var known = at.Known;
        var entry = new InboxEntry
        {
            Id = line.Id, Kind = InboxEntry.CustomerKind, DedupeKey = incoming.DedupeKey, Seq = known.LastSeq + 1, Activity = line.Activity with { Id = line.Id },
            PushId = incoming.PushId, AcceptedAt = UnixTime.At(Math.Max(known.LastStamp + 1, now.Ms())), ReadyAt = UnixTime.At(0),
        };
        var input = new TurnInput(known.Conversation, known.Customer, [entry]);
        var channel = channels.Find(known.Conversation.Channel);
        var context = new TurnContext(input, channel.Abilities, now) { IsAtOnce = true };
        if (!await _running.WaitAsync(TimeSpan.Zero)) return null;
        var result = await Deciding.WithinAsync(DecideAsync, context, options.Value.AtOnce, time);
        if (result.HeldUntil is not null) return null;

        var lines = (IReadOnlyList<TranscriptLine>)[line, .. result.Lines];
        // Stamps without gaps, the last one not before now: as the long way gives them to the lines of a turn.
        var last = (Seq: known.LastSeq + lines.Count, Stamp: Math.Max(known.LastStamp, now.Ms() - 1) + lines.Count);
        var set = new WriteSet(incoming.ConversationId);
        AddConversation(set, known, result, last, now);
        AddEntry(set, incoming, entry);
        for (var i = 0; i < lines.Count; i++)
        {
            var back = lines.Count - 1 - i;
            TranscriptStore.AppendAt(set, incoming.ConversationId, lines[i], last.Seq - back, last.Stamp - back);
        }

        var reply = commit.AddOutcome(set, input, result, channel, now, last.Seq);
        switch (await database.CommitAsync(set))
        {
            case WriteResult.Committed done:
                at.Place.Keep(TurnCommit.After(input, result, last));
                reply?.Hand(replies, done);
                commit.Announce(set, incoming.ConversationId, channel, lines, last);
                return new IntakeResult.Stored(line.Id, entry.Seq.Value, entry.AcceptedAt);
            case WriteResult.Refused { Code: Repeated }:
                // The guard before it has just shown that what we know still holds.
                at.Place.Keep(known);
                return await Inbox.FirstOfAsync(database, incoming, CancellationToken.None);
            default:
                return null;
        }
    }

    // Also when nobody waits for it any more, it counts until it ends.
    private async ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct)
    {
        try
        {
            return await decisions.Decide(context, ct);
        }
        finally
        {
            _running.Release();
        }
    }

    private static void AddConversation(WriteSet set, KnownConversation known, TurnResult result, (long Seq, long Stamp) last, DateTimeOffset now) => set.AddRow(
        ChangedConversation,
        [
            known.Conversation.Id, result.State.Write(), result.Owner, result.Language, result.CaseId, last.Seq, last.Stamp,
            known.Conversation.Version, known.LastSeq, known.Customer.Version, now.Ms(),
        ],
        Changed);

    private static void AddEntry(WriteSet set, Incoming incoming, InboxEntry entry) => set.AddRow(
        NewEntry,
        [
            entry.Id, incoming.ConversationId, incoming.ConversationId, entry.DedupeKey, entry.Kind, entry.Seq, entry.PushId, entry.AcceptedAt.Ms(), 0L, TurnCommit.Done,
        ],
        Repeated);

    [LoggerMessage(EventId = 2402, Level = LogLevel.Information, Message = "The turn of conversation {ConversationId} could not be computed at once: {Reason}")]
    private partial void LogNotAtOnce(string conversationId, string reason);
}
