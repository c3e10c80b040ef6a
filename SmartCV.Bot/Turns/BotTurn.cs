using SmartCV.Bot.Conversations;

namespace SmartCV.Bot.Turns;

/// <summary>Every turn begins here: by what the oldest waiting entry is.</summary>
public sealed class BotTurn(UserTurn user, TimerTurn timer)
{
    public ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct) => context.Entry.Kind switch
    {
        InboxEntry.CustomerKind => user.DecideAsync(context, ct),
        InboxEntry.TimerKind => timer.DecideAsync(context, ct),
        _ => throw new InvalidOperationException($"Nothing decides about entries of kind {context.Entry.Kind}."),
    };
}
