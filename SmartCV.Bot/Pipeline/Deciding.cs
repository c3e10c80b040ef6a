using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pipeline;

/// <summary>Asks a decision and does not wait for ever.</summary>
internal static class Deciding
{
    /// <exception cref="TimeoutException">The decision took longer. It is told by its token, and whatever it still does is ignored.</exception>
    public static async ValueTask<TurnResult> WithinAsync(Decision decide, TurnContext context, TimeSpan limit, TimeProvider time)
    {
        var tooLate = new CancellationTokenSource();
        var deciding = decide(context, tooLate.Token);
        if (deciding.IsCompleted) return await deciding;
        try
        {
            return await deciding.AsTask().WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            await tooLate.CancelAsync();
            throw;
        }
    }
}
