using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>What a changed ticket adds to a turn: its row with the timeline, and the timers that follow.</summary>
internal static class TicketEffects
{
    public static void Open(TurnContext context, TicketOutcome opened)
    {
        context.Effect(set => TicketStore.Add(set, opened));
        Schedule(context, opened);
    }

    /// <param name="read">The ticket as it was read: a save over somebody else's is refused, and the turn is computed again.</param>
    public static void Save(TurnContext context, TicketOutcome changed, Ticket read)
    {
        context.Effect(set => TicketStore.Save(set, changed, read.Version));
        Schedule(context, changed);
    }

    private static void Schedule(TurnContext context, TicketOutcome outcome)
    {
        foreach (var timer in outcome.Timers) context.Schedule(timer.Kind, outcome.Ticket.Id, outcome.Ticket.Version, timer.DueAt);
    }
}
