using Microsoft.Extensions.Options;
using SmartCV.Bot.Conversations;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>
/// Clears, once an hour and page by page, what would grow for ever: done entries of the inbox, old changes, values of channels that have expired, files without a message. Each page is
/// a write of its own, so messages never wait behind it, and two hosts that clear at once only find less to do. Kept for good: entries that failed, and the
/// first one of a conversation, or its visitor would be greeted again.
/// </summary>
public sealed partial class Housekeeping(
    Database database, FileStore files, IBlobStore blobs, TimeProvider time, IOptions<KeepOptions> options, ILogger<Housekeeping> log) : BackgroundService
{
    private const int PageSize = 500;
    private const string SmallestId = "";

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // A value that expired a moment ago may be in the hands of a channel that is about to renew it.
    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    // Files up to this one were looked at since the start: whether a file is named takes a look into its transcript.
    private string _lastFile = SmallestId;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                await RunOnceAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e);
            }
        }
    }

    /// <summary>Clears all that is old enough now.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await ClearInboxAsync((now - options.Value.Inbox).Ms(), ct);
        await ClearChangesAsync((now - options.Value.Changes).Ms(), ct);
        await database.MustCommitAsync(new WriteSet("").Add(
            "delete from channel_state where expires_at < @before and (lease_until is null or lease_until < @now)",
            ("before", (now - Rest).Ms()), ("now", now.Ms())));
        while (await files.ClearUnsentAsync(blobs, _lastFile, now - options.Value.UnsentFiles, ct) is { } last) _lastFile = last;
    }

    // Ids rise roughly with time: a page in which nothing is old enough is followed by younger ones.
    private async Task ClearInboxAsync(long before, CancellationToken ct)
    {
        const string Page = """
            select id as Key, accepted_at as At from inbox
            where id > @after
            order by id
            limit @limit
            """;
        for (var after = SmallestId; ;)
        {
            var page = await database.QueryAsync<Row<string>>(Page, new { after, limit = PageSize }, ct);
            if (!page.Any(r => r.At < before)) return;
            var last = page[^1].Key;
            await database.MustCommitAsync(new WriteSet("").Add(
                "delete from inbox where id > @after and id <= @last and accepted_at < @before and status = 1 and dedupe_key <> 'start'",
                ("after", after), ("last", last), ("before", before)));
            after = last;
        }
    }

    private async Task ClearChangesAsync(long before, CancellationToken ct)
    {
        const string Page = """
            select position as Key, at from changes
            where position > @after
            order by position
            limit @limit
            """;
        for (var after = 0L; ;)
        {
            var page = await database.QueryAsync<Row<long>>(Page, new { after, limit = PageSize }, ct);
            if (!page.Any(r => r.At < before)) return;
            var last = page[^1].Key;
            await database.MustCommitAsync(new WriteSet("").Add(
                "delete from changes where position > @after and position <= @last and at < @before", ("after", after), ("last", last), ("before", before)));
            after = last;
        }
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Warning, Message = "Old rows could not be cleared; trying again in an hour.")]
    private partial void LogFailed(Exception error);

    private sealed class Row<T>
    {
        public T Key { get; init; } = default!;

        public long At { get; init; }
    }
}
