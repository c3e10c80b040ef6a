using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>
/// Takes over what the operator changes in dialogs/ while the host runs. It looks at the files instead of waiting for the system to tell, which
/// network drives and mounted folders don't. A change with mistakes is told in the log, and the content that was good goes on.
/// </summary>
public sealed partial class ContentWatcher(ContentSource source, CurrentContent content, TimeProvider time, ILogger<ContentWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var warning in content.Value.Calendars.Warnings(time.GetUtcNow())) Warn(warning.ToString());
        var (taken, seen) = (source.Stamp(), 0L);
        // Files change in the machine's time, on whatever clock the promises run.
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var stamp = source.Stamp();
                // Twice the same: whoever is writing has finished.
                if (stamp != taken && stamp == seen)
                {
                    source.RequireReadable();
                    await TakeAsync();
                    taken = stamp;
                }

                seen = stamp;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file went away while it was looked at, or somebody else has it; the next look tries again.
                NotRead(e);
            }
        }
    }

    private async Task TakeAsync()
    {
        try
        {
            // Training takes seconds, in which the host goes on answering with what it has.
            content.Value = await Task.Run(source.Read);
            Taken();
        }
        catch (ContentException e)
        {
            foreach (var problem in e.Problems) Refused(problem.ToString());
        }
    }

    [LoggerMessage(EventId = 6111, Level = LogLevel.Information, Message = "The changed content of dialogs/ is in use.")]
    private partial void Taken();

    [LoggerMessage(EventId = 6112, Level = LogLevel.Error, Message = "The changed content of dialogs/ is not used, the old one goes on: {Problem}")]
    private partial void Refused(string problem);

    [LoggerMessage(EventId = 6113, Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Warn(string warning);

    [LoggerMessage(EventId = 6114, Level = LogLevel.Warning, Message = "dialogs/ could not be looked at.")]
    private partial void NotRead(Exception error);
}
