using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.LanguageModel;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Sums new tickets up for the agent, by a language model. The turn that made the ticket has planned and paid for it; the work is done here, beside the conversations, so that
/// nobody waits for it. A job is moved on while it is worked at, which keeps other hosts away and brings it back should this one die; the summary and the
/// end of its job are one write. What does not work three times is left: the agent reads the ticket.
/// </summary>
public sealed partial class TicketSummaries(
    DueJobStore jobs, TicketStore tickets, TranscriptStore transcript, CurrentContent content, ChatEndpoint model, Database database, TimeProvider time,
    IOptions<PumpOptions> options, ILogger<TicketSummaries> log) : BackgroundService
{
    private const int AtOnce = 20;
    private const int Tries = 3;
    private const int MostLines = 30;
    private const int SaveTries = 5;

    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(1);

    private readonly LoopFault _fault = new(log, "The pump of summaries");

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // What was planned before it was switched off stays: should it be switched on again, it is made for the tickets that are still open.
        if (!model.IsOn) return;
        using var timer = new PeriodicTimer(options.Value.Poll, time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                await RunOnceAsync(stopping);
                _fault.Over();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _fault.Met(e);
            }
        }
    }

    private async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var job in await jobs.DueSummariesAsync(time.GetUtcNow(), AtOnce, ct))
        {
            var claimed = job with { DueAt = time.GetUtcNow() + model.Options.TimeLimit + NextTry, Revision = job.Revision + 1 };
            if (await database.CommitAsync(DueJobStore.Move(new WriteSet(job.ConversationId), job, claimed)) is WriteResult.Committed) await WorkAsync(claimed, ct);
        }
    }

    private async Task WorkAsync(DueJob job, CancellationToken ct)
    {
        if (await tickets.FindAsync(job.SubjectId, ct) is not { IsActive: true } ticket || await AskedAsync(ticket, ct) is not { } asked)
        {
            await EndAsync(job);
            return;
        }

        var reply = await model.AskAsync(asked.ToRequest(), ct);
        if (reply is ChatReply.Failed or ChatReply.NotAsked)
        {
            // It is due again by itself.
            if (job.Revision >= Tries) await EndAsync(job);
            return;
        }

        if (reply is ChatReply.Said said && asked.Read(said.Text) is { } summary)
        {
            await SaveAsync(job, summary, ct);
            return;
        }

        LogNotUsed(ticket.Number);
        await EndAsync(job);
    }

    private async Task<SummaryQuestion?> AskedAsync(Ticket ticket, CancellationToken ct)
    {
        var form = content.Value.Forms.Find(ticket.Form);
        var report = ticket.Fields
            .Where(f => f.Value.Source is "user" or "earlier")
            .Select(f => new SummaryLine(form?.Field(f.Key) is { } field ? form.Wording(field, ticket.Language).Label : f.Key, f.Value.Quote ?? f.Value.Value));
        var words = await transcript.LastWordsAsync(ticket.ConversationId, ticket.CreatedAt - Case.Idle, MostLines, ct);
        var talk = words.Select(w => new SummaryLine(w.Role == TranscriptLine.User ? "customer" : "bot", ActivityJson.Read(w.Body).Text ?? "")).Where(l => l.Text.Length > 0);
        var asked = new SummaryQuestion(ticket.Language, [.. report.Prepend(new SummaryLine("subject", ticket.Subject))], [.. talk]).Cut();
        return asked.ToRequest().ExpectedTokens <= SummaryQuestion.MostTokens ? asked : null;
    }

    // Whoever else changes the ticket meanwhile comes first.
    private async Task SaveAsync(DueJob job, string summary, CancellationToken ct)
    {
        for (var attempt = 0; attempt < SaveTries; attempt++)
        {
            if (await tickets.FindAsync(job.SubjectId, ct) is not { IsActive: true } ticket) break;
            var text = content.Value.Texts.Text(ticket.Language, "ticket.ai_summary", ("summary", summary));
            var set = new WriteSet(job.ConversationId);
            DueJobStore.Take(set, job);
            TicketStore.Save(set, content.Value.Tickets.Noted(ticket, TicketEvent.Bot, text, time.GetUtcNow()), ticket.Version);
            if (await database.CommitAsync(set) is not WriteResult.Refused { Code: TicketStore.Changed }) return;
        }

        await EndAsync(job);
    }

    private Task EndAsync(DueJob job)
    {
        var set = new WriteSet(job.ConversationId);
        DueJobStore.Take(set, job);
        return database.CommitAsync(set);
    }

    [LoggerMessage(EventId = 5221, Level = LogLevel.Information, Message = "The language model has written nothing to use as a summary of ticket {Number}.")]
    private partial void LogNotUsed(string number);
}
