using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.LanguageModel;

/// <summary>
/// What a conversation may cost. It is kept in the state of the conversation, so neither a restart nor another host begins anew. A call is charged
/// with what it can cost at most before it is made, and with what it did cost afterwards.
/// </summary>
public static class ModelBudget
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The use with this call in it; null when it would be too much.</summary>
    public static ModelUse? Charge(ModelUse? use, int tokens, LanguageModelOptions options, DateTimeOffset now)
    {
        var today = use is not null && now - use.Since < Day ? use : new ModelUse(now, 0, 0);
        var charged = today with { Calls = today.Calls + 1, Tokens = today.Tokens + tokens };
        return charged.Calls > options.CallsPerConversation || charged.Tokens > options.TokensPerConversation ? null : charged;
    }

    /// <param name="charged">Tokens that <see cref="Charge"/> has counted for the call.</param>
    public static ModelUse? Settle(ModelUse? before, ModelUse after, int charged, ChatReply reply) => reply switch
    {
        ChatReply.NotAsked => before,
        ChatReply.Said { Tokens: { } tokens } => after with { Tokens = after.Tokens - charged + tokens },
        ChatReply.Nothing { Tokens: { } tokens } => after with { Tokens = after.Tokens - charged + tokens },
        // Nobody knows what a call has cost that was given up: it counts in full.
        _ => after,
    };
}
