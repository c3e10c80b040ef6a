using System.Diagnostics;

namespace SmartCV.Bot.Tests.Benchmarks;

/// <summary>What a round of load met.</summary>
internal sealed record LoadResult(int Turns, double PerSecond, double Median, double Slowest1Percent);

/// <summary>Conversations that each wait for their reply before they speak again.</summary>
internal static class Load
{
    /// <param name="perSecond">Turns of all conversations together; null: as many as go through.</param>
    public static async Task<LoadResult> RunAsync(IReadOnlyList<Func<CancellationToken, Task<TimeSpan>>> turns, TimeSpan duration, double? perSecond = null)
    {
        var started = Stopwatch.GetTimestamp();
        var pause = perSecond is { } rate ? TimeSpan.FromSeconds(turns.Count / rate) : TimeSpan.Zero;
        var taken = await Task.WhenAll(turns.Select((turn, i) => Task.Run(() => RepeatAsync(turn, started, duration, pause, pause * i / turns.Count))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = taken.SelectMany(t => t).Select(t => t.TotalMilliseconds).Order().ToList();
        return new LoadResult(all.Count, all.Count / seconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    private static async Task<List<TimeSpan>> RepeatAsync(
        Func<CancellationToken, Task<TimeSpan>> turn, long started, TimeSpan duration, TimeSpan pause, TimeSpan shift)
    {
        using var guard = new CancellationTokenSource(duration + TimeSpan.FromSeconds(60));
        var taken = new List<TimeSpan>();
        // The beats of the conversations are spread, so that half load is not fifty turns at once and then nothing.
        if (pause > TimeSpan.Zero) await BeatAsync(shift + TimeSpan.FromMilliseconds(1), guard.Token);
        using var beat = pause > TimeSpan.Zero ? new PeriodicTimer(pause) : null;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            taken.Add(await turn(guard.Token));
            if (beat is not null) await beat.WaitForNextTickAsync(guard.Token);
        }

        return taken;
    }

    private static async Task BeatAsync(TimeSpan time, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(ct);
    }
}
