namespace SmartCV.Channels.WeChat;

/// <summary>
/// Leaves a host alone that does not answer: after five failures in a row nobody asks it for ten seconds, then one call may try. So a dead API costs
/// its time limit five times and not once per message.
/// Written here and not taken from Polly: its breaker opens on a share of failures within a time window, where "in a row" cannot be said.
/// </summary>
internal sealed class WeChatBreaker(TimeProvider time)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>For those who come while one call tries whether the host is back.</summary>
    private static readonly TimeSpan WhileTrying = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private int _failures;
    private long _openedAt;
    private bool _trying;

    /// <summary>How long the caller must wait; null: go ahead, and tell how it ended.</summary>
    public TimeSpan? Enter()
    {
        lock (_gate)
        {
            if (_failures < MostFailures) return null;
            var rest = Pause - time.GetElapsedTime(_openedAt);
            if (rest > TimeSpan.Zero) return rest;
            if (_trying) return WhileTrying;
            _trying = true;
            return null;
        }
    }

    /// <summary>True when the host is left alone from now on.</summary>
    public bool Failed()
    {
        lock (_gate)
        {
            _trying = false;
            _failures = Math.Min(_failures + 1, MostFailures + 1);
            if (_failures >= MostFailures) _openedAt = time.GetTimestamp();
            return _failures == MostFailures;
        }
    }

    /// <summary>True when the host had been left alone before.</summary>
    public bool Succeeded()
    {
        lock (_gate)
        {
            var wasOpen = _failures >= MostFailures;
            (_failures, _trying) = (0, false);
            return wasOpen;
        }
    }

    /// <summary>The caller gave up before there was an answer: that says nothing about the host.</summary>
    public void Abandoned()
    {
        lock (_gate) _trying = false;
    }
}
