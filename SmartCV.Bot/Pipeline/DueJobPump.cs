using System.Text.Json;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Turns jobs that are due into inbox entries, each in one transaction: the job is taken out and the entry is put in, or neither.
/// What a timer means is decided by the turn, on the state as it is then; a late cancel cannot lose.
/// </summary>
public sealed class DueJobPump(
    DueJobStore jobs, Database database, TurnPump turns, TimeProvider time, IOptions<PumpOptions> options, ILogger<DueJobPump> log) : BackgroundService
{
    private const int AtOnce = 100;

    private readonly LoopFault _fault = new(log, "The pump of due jobs");

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                while (await RunOnceAsync(stopping) == AtOnce)
                {
                    // A full page: there may be more.
                }

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

    /// <summary>Moves what is due now; the number of jobs that were looked at.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = await jobs.DueAsync(now, AtOnce, ct);
        foreach (var job in due)
        {
            var set = new WriteSet(job.ConversationId);
            DueJobStore.Take(set, job);
            // In at the time it was due: after hours without a host everything is done in the order in which it should have been.
            Inbox.Add(set, job.ConversationId, InboxEntry.TimerKind, job.Id, JsonSerializer.Serialize(job), job.DueAt);
            await database.CommitAsync(set);
        }

        if (due.Count > 0) turns.Look();
        return due.Count;
    }
}
