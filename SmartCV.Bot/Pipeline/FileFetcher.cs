using System.Text.Json;
using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Storage;
using SmartCV.Channels;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Fetches files that messages only name, beside the conversation: nobody waits for them. A file that cannot be had is tried again from the table; when it is lost for good
/// the customer is told, so that it can be sent again while they still remember it.
/// </summary>
public sealed partial class FileFetcher(
    ExpectedFiles expected, IEnumerable<IFileSource> sources, IBlobStore blobs, Database database, Signals signals, TimeProvider time,
    IOptions<PumpOptions> options, IOptions<DirectLineOptions> files, ILogger<FileFetcher> log) : BackgroundService
{
    private const int AtOnce = 8;

    // A channel's peer keeps files for some days; what was not there by then is gone.
    private static readonly TimeSpan Deadline = TimeSpan.FromDays(3);

    private readonly LoopFault _fault = new(log, "Fetching files");
    private readonly Dictionary<string, IFileSource> _sources = sources.ToDictionary(s => s.Channel);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // Without such a channel there is nothing to look for.
        if (_sources.Count == 0) return;
        using var watch = signals.Start(ExpectedFiles.Signal);
        using var timer = time.CreateTimer(_ => signals.Pulse(ExpectedFiles.Signal), null, TimeSpan.Zero, options.Value.Poll);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await watch.WaitAsync(stopping);
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

    /// <summary>Fetches what is due now.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        while (await expected.AnyDueAsync(time.GetUtcNow(), ct))
        {
            var now = time.GetUtcNow();
            var token = Ids.New(now);
            var due = await expected.ClaimAsync(token, (now, options.Value.SendLimit + options.Value.Lease), AtOnce);
            if (due.Count == 0) return;
            await Task.WhenAll(due.Select(file => FetchAsync(file, token, ct)));
        }
    }

    private async Task FetchAsync(DueFile due, string token, CancellationToken ct)
    {
        var found = await TryAsync(due.File, ct);
        var now = time.GetUtcNow();
        switch (found)
        {
            case Found.Stored stored:
                await expected.FetchedAsync(due.File, token, (stored.Blob, stored.ContentType), now);
                break;
            case Found.Later later when now - due.Since < Deadline:
                var pauses = PumpOptions.DeliveryPauses;
                var pause = pauses[Math.Min((int)due.Attempts, pauses.Count - 1)];
                LogLater(due.File.Id, (int)due.Attempts + 1, later.Reason);
                await expected.TryAgainAsync(due.File.Id, token, now + (later.Delay > pause ? later.Delay : pause), later.Reason);
                break;
            case Found.Later later:
                await LoseAsync(due.File, token, later.Reason, now);
                break;
            case Found.Lost lost:
                await LoseAsync(due.File, token, lost.Reason, now);
                break;
        }
    }

    private async Task<Found> TryAsync(ExpectedFile file, CancellationToken ct)
    {
        if (!_sources.TryGetValue(file.Channel, out var source)) return new Found.Later(TimeSpan.FromMinutes(10), $"The channel {file.Channel} is not switched on.");
        using var limit = new CancellationTokenSource(options.Value.SendLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            switch (await source.FetchAsync(file.Source, either.Token).WaitAsync(either.Token))
            {
                case FetchedFile.Content content:
                    await using (content.Bytes)
                        return new Found.Stored(await blobs.WriteAsync(content.Bytes, files.Value.UploadLimit, either.Token), content.ContentType);
                case FetchedFile.RetryAfter later:
                    return new Found.Later(later.Delay, later.Reason);
                case FetchedFile.Lost lost:
                    return new Found.Lost(lost.Reason);
                default:
                    throw new InvalidOperationException("Unhandled result of a fetch.");
            }
        }
        catch (BlobTooLargeException e)
        {
            return new Found.Lost(e.Message);
        }
        catch (Exception e)
        {
            return new Found.Later(TimeSpan.Zero, limit.IsCancellationRequested ? $"The peer did not answer within {options.Value.SendLimit}." : e.Message);
        }
    }

    private async Task LoseAsync(ExpectedFile file, string token, string reason, DateTimeOffset now)
    {
        LogLost(file.Id, file.Channel, reason);
        var set = ExpectedFiles.Lost(file, token, reason);
        var job = new DueJob(file.Id, DueJob.FileLost, file.Name, file.ConversationId, 0, now);
        Inbox.Add(set, file.ConversationId, InboxEntry.TimerKind, job.Id, JsonSerializer.Serialize(job), now);
        await database.CommitAsync(set);
    }

    [LoggerMessage(EventId = 2601, Level = LogLevel.Warning, Message = "File {FileId} could not be fetched on try {Attempt}: {Reason}")]
    private partial void LogLater(string fileId, int attempt, string reason);

    [LoggerMessage(EventId = 2602, Level = LogLevel.Error, Message = "File {FileId} of the channel {Channel} is lost, and its sender is told: {Reason}")]
    private partial void LogLost(string fileId, string channel, string reason);

    private abstract record Found
    {
        public sealed record Stored(BlobRef Blob, string ContentType) : Found;

        public sealed record Later(TimeSpan Delay, string Reason) : Found;

        public sealed record Lost(string Reason) : Found;
    }
}
