using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Turns;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>What the bot decides, and what it says when deciding failed for good.</summary>
/// <param name="Apologise">Used for an entry that has failed too often; simple enough not to fail itself.</param>
public sealed record Decisions(Decision Decide, Decision Apologise);

/// <summary>Runs one turn over a claimed conversation: read, decide, commit; and keeps account of failures.</summary>
public sealed partial class TurnRunner(
    ConversationStore conversations, TurnCommit commit, Decisions decisions, ChannelSet channels, TimeProvider time, IOptions<PumpOptions> options, ILogger<TurnRunner> log)
{
    private const int MostEntries = 50;
    private const int GuardTries = 5;

    /// <summary>When the conversation is ready again; null when nothing waits or the lease was lost.</summary>
    public async Task<DateTimeOffset?> RunAsync(Claim claim, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var input = attempt == 1 && claim.Input is { } known ? known : await conversations.ReadForTurnAsync(claim.ConversationId, MostEntries, ct);
            var now = time.GetUtcNow();
            if (input is null || input.Entries.Count == 0) return await commit.ReleaseAsync(claim, null);

            var head = input.Entries[0];
            // A failed entry waits for its next try, and what came after it waits too: nothing overtakes within a conversation.
            if (head.Attempts > 0 && head.ReadyAt > now) return await commit.ReleaseAsync(claim, head.ReadyAt);
            // After a failure entries are taken one at a time, so that the one that fails is found.
            if (head.Attempts > 0) input = input with { Entries = [head] };

            try
            {
                var outcome = await TryAsync(claim, input, decisions.Decide, now);
                if (outcome is TurnOutcome.GuardFailed failed && attempt < GuardTries)
                {
                    LogGuardFailed(claim.ConversationId, failed.Code);
                    continue;
                }

                if (outcome is TurnOutcome.GuardFailed) throw new InvalidOperationException("A guard of the turn failed again and again.");
                return (outcome as TurnOutcome.Done)?.ReadyAt;
            }
            catch (Exception e)
            {
                return await FailAsync(claim, input, e);
            }
        }
    }

    private async Task<TurnOutcome> TryAsync(Claim claim, TurnInput input, Decision decide, DateTimeOffset now)
    {
        var channel = channels.Find(input.Conversation.Channel);
        var context = new TurnContext(input, channel.Abilities, now);
        var result = await Deciding.WithinAsync(decide, context, options.Value.TurnLimit, time);
        return await commit.CommitAsync(claim, input, result, channel, now);
    }

    private async Task<DateTimeOffset?> FailAsync(Claim claim, TurnInput input, Exception error)
    {
        var head = input.Entries[0];
        LogTurnFailed(claim.ConversationId, head.Id, head.Attempts + 1, error);
        if (head.Attempts < PumpOptions.RetryPauses.Count)
            return await commit.RetryAsync(claim, head, time.GetUtcNow() + PumpOptions.RetryPauses[head.Attempts], error.Message);

        try
        {
            var outcome = await TryAsync(claim, input with { Entries = [head] }, Apologise(error), time.GetUtcNow());
            return (outcome as TurnOutcome.Done)?.ReadyAt;
        }
        catch (Exception e)
        {
            LogApologyFailed(claim.ConversationId, e);
            return await commit.BuryAsync(claim, head, error.Message);
        }
    }

    private Decision Apologise(Exception error) =>
        async (context, ct) => await decisions.Apologise(context, ct) with { DeadReason = error.Message };

    [LoggerMessage(EventId = 2201, Level = LogLevel.Error, Message = "The turn of conversation {ConversationId} over entry {EntryId} failed on try {Attempt}.")]
    private partial void LogTurnFailed(string conversationId, string entryId, int attempt, Exception error);

    [LoggerMessage(EventId = 2203, Level = LogLevel.Error, Message = "Not even the apology could be said in conversation {ConversationId}.")]
    private partial void LogApologyFailed(string conversationId, Exception error);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Information, Message = "The turn of conversation {ConversationId} is computed again: {Code}.")]
    private partial void LogGuardFailed(string conversationId, string code);
}

/// <summary>The channels that are switched on.</summary>
public sealed class ChannelSet(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> _byId = channels.ToDictionary(c => c.Id);

    public IChannel Find(string id) =>
        _byId.TryGetValue(id, out var channel) ? channel : throw new InvalidOperationException($"The channel {id} is not switched on.");
}
