using System.Text.Json;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;

namespace SmartCV.Bot.Turns;

/// <summary>What a timer that is due means, on the state as it is now. Timers are re-checked rather than cancelled.</summary>
public sealed class TimerTurn(ConversationStore conversations, CurrentContent content, TicketTimers tickets, UrgentTimer urgent)
{
    public async ValueTask<TurnResult> DecideAsync(TurnContext context, CancellationToken ct)
    {
        var job = JsonSerializer.Deserialize<DueJob>(context.Entry.Json) ?? throw new InvalidOperationException("A timer entry holds its job.");
        if (job.Kind == DueJob.CaseIdle) await CloseIdleCaseAsync(context, job, ct);
        else if (job.Kind == DueJob.UrgentUnfinished) await urgent.TakeAsync(context, job, ct);
        else if (job.Kind == DueJob.FileLost) SayLost(context);
        else if (TicketTimer.IsTicketTimer(job.Kind)) await tickets.TakeAsync(context, job, ct);
        else throw new InvalidOperationException($"Nothing decides about timers of kind {job.Kind}.");
        return context.Finish();
    }

    // Not by its name: pictures have none that their sender knows.
    private void SayLost(TurnContext context) =>
        context.Say(new Reply(content.Value.Texts.Text(context.Language ?? TextCatalog.BaseLanguage, "turn.file_lost")));

    private async Task CloseIdleCaseAsync(TurnContext context, DueJob job, CancellationToken ct)
    {
        if (context.CaseId != job.SubjectId) return;
        var last = await conversations.LastLineAtAsync(context.Conversation.Id, ct) ?? context.Now;
        if (last + Case.Idle > context.Now) context.Schedule(DueJob.CaseIdle, job.SubjectId, 0, last + Case.Idle);
        else context.CloseCase("idle");
    }
}
