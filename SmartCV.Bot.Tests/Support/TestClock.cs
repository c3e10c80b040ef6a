namespace SmartCV.Bot.Tests.Support;

/// <summary>
/// A clock that stands still until a test moves it. Timers made with <see cref="CreateTimer"/> (also by Task.Delay, PeriodicTimer and
/// CancellationTokenSource when they are given this clock) fire while it is advanced: in order of their time, each seeing its own time as "now".
/// </summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private DateTimeOffset _now = now.ToUniversalTime();
    private TimeSpan _elapsed;
    private long _nextOrder;

    /// <summary>Monday, 2 March 2026, 09:00 in Shanghai: a plain working morning.</summary>
    public TestClock() : this(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer fires; null when none is set. Wait for it before advancing past work that runs on another thread.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_gate) return Earliest() is { } timer ? _now + (timer.Due!.Value - _elapsed) : null;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass; timers fire on this thread before the call returns.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_gate) target = _elapsed + by;
        while (StepTo(target) is { } timer) timer.Fire();
    }

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());

    /// <summary>Changes the wall clock only, as an administrator or NTP would, back or forth. No time passes and no timer fires.</summary>
    public void Jump(DateTimeOffset to)
    {
        lock (_gate) _now = to.ToUniversalTime();
    }

    /// <summary>Moves to the next timer that is due by then, or to the target when there is none.</summary>
    private TestTimer? StepTo(TimeSpan target)
    {
        lock (_gate)
        {
            var timer = Earliest();
            if (timer is not null && timer.Due > target) timer = null;
            var next = timer?.Due ?? target;
            // A timer may have been set with zero delay by another thread after the clock moved on: time never runs back.
            if (next > _elapsed)
            {
                _now += next - _elapsed;
                _elapsed = next;
            }
            timer?.Rearm(_elapsed);
            return timer;
        }
    }

    private TestTimer? Earliest() => _timers.Where(timer => timer.Due is not null).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private bool _disposed;

        /// <summary>On the clock's elapsed time; null while the timer is stopped.</summary>
        public TimeSpan? Due { get; private set; }

        /// <summary>Timers due at the same time fire in the order in which they were set.</summary>
        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_disposed) return false;
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._elapsed + dueTime;
                Order = clock._nextOrder++;
                if (!clock._timers.Contains(this)) clock._timers.Add(this);
            }
            return true;
        }

        public void Rearm(TimeSpan now) => Due = _period > TimeSpan.Zero ? now + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
