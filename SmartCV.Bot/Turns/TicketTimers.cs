using SmartCV.Bot.Conversations;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>
/// A timer of a ticket that has come due: the rules look at the ticket as it is now, so one that comes late, twice or for a time that has moved
/// changes nothing. The customer is told of what concerns them: a reminder, and that the ticket is closed.
/// </summary>
public sealed partial class TicketTimers(TicketStore tickets, CurrentContent content, ILogger<TicketTimers> log)
{
    public async ValueTask TakeAsync(TurnContext context, DueJob job, CancellationToken ct)
    {
        if (await tickets.FindByIdAsync(job.SubjectId, ct) is not { } ticket) return;
        var outcome = content.Value.Tickets.TimerDue(ticket, job.Kind, context.Now);
        if (!outcome.HasChanged) return;
        TicketEffects.Save(context, outcome, ticket);
        // Until somebody is alarmed by other means, the log is what operators watch.
        if (outcome.IsAlarm) LogAlarm(ticket.Number, ticket.Priority, job.Kind);
        foreach (var line in outcome.Events)
            if (TextKeyOf(line.Kind) is { } key) context.Say(new Reply(TextOf(context, key, ticket)));
    }

    private static string? TextKeyOf(string kind) => kind switch
    {
        TicketEvent.Closed => "ticket.closed_idle",
        TicketEvent.UserReminded => "ticket.remind",
        _ => null,
    };

    private string TextOf(TurnContext context, string key, Ticket ticket) =>
        content.Value.Texts.Text(context.Language ?? TextCatalog.BaseLanguage, key, ("number", ticket.Number));

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Ticket {Number} ({Priority}) needs somebody: {Timer}.")]
    private partial void LogAlarm(string number, Priority priority, string timer);
}
