namespace SmartCV.Bot.Tests.Support;

public sealed class TestClockTests
{
    private readonly TestClock _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_the_order_of_their_time_and_see_it_as_now()
    {
        var start = _clock.GetUtcNow();
        Set("late", TimeSpan.FromSeconds(3));
        Set("early", TimeSpan.FromSeconds(1));
        Set("also early", TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["early 1", "also early 1", "late 3"], _fired);
        Assert.Equal(start.AddSeconds(5), _clock.GetUtcNow());

        void Set(string name, TimeSpan after) =>
            _clock.CreateTimer(_ => _fired.Add($"{name} {(_clock.GetUtcNow() - start).TotalSeconds}"), null, after, Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_periodic_timer_fires_once_for_every_period()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, _fired.Count);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(2), _clock.NextTimer);
    }

    [Fact]
    public async Task A_delay_on_this_clock_ends_when_it_is_advanced()
    {
        var end = new CancellationTokenSource(TimeSpan.FromHours(4), _clock);
        var ended = new TaskCompletionSource();
        end.Token.Register(ended.SetResult);

        _clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromTicks(1));
        Assert.False(ended.Task.IsCompleted);
        _clock.Advance(TimeSpan.FromTicks(1));

        await ended.Task.WaitAsync(Deadline.Default);
    }

    [Fact]
    public void A_jump_of_the_wall_clock_fires_nothing_and_measures_nothing()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("tick"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var before = _clock.GetTimestamp();

        _clock.Jump(_clock.GetUtcNow().AddDays(-1));

        Assert.Empty(_fired);
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(before));
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        var timer = _clock.CreateTimer(_ => _fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        timer.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_fired);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }
}
