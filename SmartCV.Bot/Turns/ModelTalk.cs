using SmartCV.Bot.Conversations;
using SmartCV.Bot.LanguageModel;

namespace SmartCV.Bot.Turns;

/// <summary>
/// Asks the language model in a turn, within what the conversation may still cost. Nothing of it is seen when it does not work: the caller goes on as
/// it would without a model. The call stands before the commit and changes nothing; should the turn be computed again, it is made again.
/// </summary>
public sealed partial class ModelTalk(ChatEndpoint endpoint, ILogger<ModelTalk> log)
{
    public LanguageModelOptions Options => endpoint.Options;

    public bool IsOn => endpoint.IsOn;

    /// <summary>
    /// True when the turn is held, because somebody waits for it and the call would take longer than that: nothing else is to be done in it then. Not where no call would be made.
    /// </summary>
    public bool Holds(Talk talk, ChatRequest request)
    {
        if (!talk.Context.IsAtOnce || endpoint.IsPaused || Charged(talk, request) is null) return false;
        talk.Context.Hold(talk.Context.Now);
        return true;
    }

    /// <summary>What the model wrote, unchecked; null when there is nothing.</summary>
    public async ValueTask<string?> AskAsync(Talk talk, ChatRequest request, CancellationToken ct)
    {
        var before = talk.Context.State.ModelUse;
        if (Charged(talk, request) is not { } charged)
        {
            LogOverBudget(talk.Context.Conversation.Id);
            return null;
        }

        // The endpoint may be asked again since it was looked at: too late for this turn.
        if (talk.Context.IsAtOnce) return null;
        var reply = await endpoint.AskAsync(request, ct);
        talk.Context.State = talk.Context.State with { ModelUse = ModelBudget.Settle(before, charged, request.ExpectedTokens, reply) };
        if (reply is ChatReply.Nothing nothing) NotUsed(talk, nothing.Why);
        return (reply as ChatReply.Said)?.Text;
    }

    /// <summary>Notes why something that the model wrote is not used.</summary>
    /// <param name="why">A word of ours: what customers and models write is not logged.</param>
    public void NotUsed(Talk talk, string why) => LogNotUsed(talk.Context.Conversation.Id, why);

    private ModelUse? Charged(Talk talk, ChatRequest request) => ModelBudget.Charge(talk.Context.State.ModelUse, request.ExpectedTokens, Options, talk.Context.Now);

    [LoggerMessage(EventId = 5211, Level = LogLevel.Information, Message = "What the language model wrote in conversation {ConversationId} is not used: {Reason}.")]
    private partial void LogNotUsed(string conversationId, string reason);

    [LoggerMessage(EventId = 5212, Level = LogLevel.Information, Message = "Conversation {ConversationId} has used up what the language model may cost it.")]
    private partial void LogOverBudget(string conversationId);
}
