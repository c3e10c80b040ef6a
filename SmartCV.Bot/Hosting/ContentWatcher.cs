using System.Data.Common;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// Takes over what the operator changes in dialogs/, and what is learned beside it, while the host runs. It looks at the files instead of waiting for the system
/// to tell, which network drives and mounted folders don't; and at a counter in the database, which every host sees. The host answers with the content it has
/// until the new one is trained, on fewer processors than there are, and then takes it at once. A change with mistakes is told in the log, and the content that
/// was good goes on.
/// </summary>
public sealed partial class ContentWatcher(ContentSource source, CurrentContent content, TimeProvider time, ILogger<ContentWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // One is always left to those who answer; with a single one the system shares it out.
    private static readonly int Processors = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly LoopFault _fault = new(log, "The look at changed content");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var warning in content.Value.Calendars.Warnings(time.GetUtcNow())) Warn(warning.ToString());
        Tell(content.Value.Notes);
        ContentStamp? seen = null;
        // Files change in the machine's time, on whatever clock the promises run.
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var stamp = await source.StampAsync(stoppingToken);
                // Twice the same: whoever is writing has finished.
                if (stamp != source.LastRead && stamp == seen)
                {
                    source.RequireReadable();
                    await TakeAsync(stoppingToken);
                }

                seen = stamp;
                _fault.Over();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbException e)
            {
                _fault.Met(e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file went away while it was looked at, or somebody else has it; the next look tries again.
                NotRead(e);
            }
        }
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        try
        {
            var read = await source.ReadAsync(Processors, ct);
            content.Value = read;
            Taken();
            Tell(read.Notes);
        }
        catch (ContentException e)
        {
            foreach (var problem in e.Problems) Refused(problem.ToString());
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException or IOException or UnauthorizedAccessException))
        {
            // A mistake of ours must not end the host, nor be met again every second: the next change is the next try.
            Failed(e);
        }
    }

    private void Tell(IEnumerable<OverlayNote> notes)
    {
        foreach (var note in notes)
        {
            if (note.Finding == OverlayFinding.Conflict) NotUsed(note.Entry.Number, note.Message);
            else if (note.Finding == OverlayFinding.Changed) Changed(note.Entry.Number, note.Message);
        }
    }

    [LoggerMessage(EventId = 6111, Level = LogLevel.Information, Message = "The changed content is in use.")]
    private partial void Taken();

    [LoggerMessage(EventId = 6112, Level = LogLevel.Error, Message = "The changed content of dialogs/ is not used, the old one goes on: {Problem}")]
    private partial void Refused(string problem);

    [LoggerMessage(EventId = 6113, Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Warn(string warning);

    [LoggerMessage(EventId = 6114, Level = LogLevel.Warning, Message = "dialogs/ could not be looked at.")]
    private partial void NotRead(Exception error);

    [LoggerMessage(EventId = 6115, Level = LogLevel.Error, Message = "The changed content could not be taken over, the old one goes on.")]
    private partial void Failed(Exception error);

    [LoggerMessage(EventId = 6116, Level = LogLevel.Warning, Message = "Learned entry {Number} is not used ('learn list' shows it): {Reason}")]
    private partial void NotUsed(long number, string reason);

    [LoggerMessage(EventId = 6117, Level = LogLevel.Warning, Message = "Learned entry {Number} is used and should be looked at ('learn list' shows it): {Reason}")]
    private partial void Changed(long number, string reason);
}
