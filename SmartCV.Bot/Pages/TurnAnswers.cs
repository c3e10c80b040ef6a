using SmartCV.Channels;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <summary>Waits until the bot has answered what a page sent, so that the next page shows what came of it.</summary>
public sealed class TurnAnswers(IActivityLog log, TimeProvider time)
{
    private const int PageSize = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>False when there is no answer yet: the message is stored and will be answered all the same.</summary>
    public async Task<bool> WaitAsync(string conversation, (string Id, long Seq) sent, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var watch = log.Watch(conversation);
        await using var poll = time.CreateTimer(_ => watch.Wake(), null, Poll, Poll);
        try
        {
            return await AnsweredAsync(conversation, sent, watch, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> AnsweredAsync(string conversation, (string Id, long Seq) sent, IActivityWatch watch, CancellationToken ct)
    {
        var after = sent.Seq;
        while (true)
        {
            var page = await log.ReadAsync(conversation, after, PageSize, ct);
            if (page.Lines.Any(l => ActivityJson.Read(l.Json.Span).ReplyToId == sent.Id)) return true;
            after = page.LastSeq;
            if (!page.HasMore) await watch.WaitAsync(ct);
        }
    }
}
