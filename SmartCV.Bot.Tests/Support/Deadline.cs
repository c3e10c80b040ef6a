namespace SmartCV.Bot.Tests.Support;

/// <summary>Waits for something that another process or thread makes true, and fails with words when it doesn't.</summary>
public static class Deadline
{
    /// <summary>The guard against a hang, generous on purpose: a slow machine must not fail a test.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until the answer is yes.</summary>
    /// <exception cref="TimeoutException">The answer was still no at the end.</exception>
    public static async Task UntilAsync(Func<CancellationToken, ValueTask<bool>> isTrue, string what, TimeSpan? within = null)
    {
        using var end = new CancellationTokenSource(within ?? Default);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await isTrue(end.Token)) await pause.WaitForNextTickAsync(end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            throw new TimeoutException($"Not within {(within ?? Default).TotalSeconds} s: {what}.");
        }
    }

    public static Task UntilAsync(Func<bool> isTrue, string what, TimeSpan? within = null) =>
        UntilAsync(_ => ValueTask.FromResult(isTrue()), what, within);

    /// <summary>The result of a task that must end by itself.</summary>
    public static async Task<T> WithinAsync<T>(Task<T> task, string what, TimeSpan? within = null)
    {
        try
        {
            return await task.WaitAsync(within ?? Default);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Not within {(within ?? Default).TotalSeconds} s: {what}.");
        }
    }
}
