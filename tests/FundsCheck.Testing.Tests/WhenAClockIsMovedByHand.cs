namespace FundsCheck.Testing.Tests;

public sealed class WhenAClockIsMovedByHand
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void It_stands_still_until_then()
    {
        _clock.GetUtcNow().Should().Be(Start);
        _clock.GetTimestamp().Should().Be(_clock.GetTimestamp());
        _clock.LocalTimeZone.Should().Be(TimeZoneInfo.Utc);
        new ManualClock().GetUtcNow().Should().Be(Start);
    }

    [Fact]
    public void It_tells_utc_whatever_the_offset_of_its_start()
    {
        var clock = new ManualClock(Start.ToOffset(TimeSpan.FromHours(-5)));

        clock.GetUtcNow().EqualsExact(Start).Should().BeTrue();
    }

    [Fact]
    public void Moment_and_timestamp_move_alike()
    {
        var before = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(90));

        _clock.GetUtcNow().Should().Be(Start.AddMinutes(90));
        _clock.GetElapsedTime(before).Should().Be(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public void It_does_not_go_back()
    {
        var back = () => _clock.Advance(-Second);

        back.Should().Throw<ArgumentOutOfRangeException>();
        _clock.GetUtcNow().Should().Be(Start);
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_and_see_their_moment()
    {
        Arm("third", 3 * Second);
        Arm("first", 1 * Second);
        Arm("second, armed first", 2 * Second);
        Arm("second, armed last", 2 * Second);

        _clock.Advance(3 * Second);

        _fired.Should().Equal("first at 1", "second, armed first at 2", "second, armed last at 2", "third at 3");
        _clock.TimersCount.Should().Be(0);
    }

    [Fact]
    public void A_timer_fires_at_its_moment_and_not_before()
    {
        Arm("timer", 2 * Second);

        _clock.Advance((2 * Second) - TimeSpan.FromTicks(1));
        _fired.Should().BeEmpty();

        _clock.Advance(TimeSpan.FromTicks(1));
        _fired.Should().Equal("timer at 2");
    }

    [Fact]
    public void A_period_repeats_until_the_timer_is_disposed()
    {
        var timer = Arm("timer", Second, 2 * Second);

        _clock.Advance(6 * Second);
        timer.Dispose();
        _clock.Advance(6 * Second);

        _fired.Should().Equal("timer at 1", "timer at 3", "timer at 5");
        timer.Change(Second, Second).Should().BeFalse();
        _clock.TimersCount.Should().Be(0);
    }

    [Fact]
    public void A_timer_that_is_changed_forgets_what_it_was()
    {
        var timer = Arm("timer", Second, Second);

        timer.Change(5 * Second, Timeout.InfiniteTimeSpan).Should().BeTrue();
        _clock.Advance(10 * Second);

        _fired.Should().Equal("timer at 5");
    }

    [Fact]
    public void A_timer_that_is_changed_takes_its_new_place_among_the_others()
    {
        var timers = Enumerable.Range(1, 5).Select(number => Arm($"timer {number}", number * Second)).ToList();

        timers[0].Change(9 * Second, Timeout.InfiniteTimeSpan);
        timers[4].Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        timers[2].Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(9 * Second);

        _fired.Should().Equal("timer 5 at 0", "timer 2 at 2", "timer 4 at 4", "timer 1 at 9");
    }

    [Fact]
    public void A_timer_that_is_due_never_waits_for_nothing()
    {
        Arm("timer", Timeout.InfiniteTimeSpan, Second);

        _clock.Advance(TimeSpan.FromDays(40));

        _fired.Should().BeEmpty();
        _clock.TimersCount.Should().Be(0);
    }

    [Fact]
    public void What_is_due_at_once_waits_for_the_next_step()
    {
        Arm("timer", TimeSpan.Zero);
        _fired.Should().BeEmpty();

        _clock.Advance(TimeSpan.Zero);

        _fired.Should().Equal("timer at 0");
    }

    [Fact]
    public void A_timer_armed_by_a_timer_fires_in_the_same_step_where_it_is_due_in_it()
    {
        using var outer = _clock.CreateTimer(_ => Arm("inner", Second), null, Second, Timeout.InfiniteTimeSpan);

        _clock.Advance(2 * Second);

        _fired.Should().Equal("inner at 2");
    }

    [Fact]
    public void A_timer_disposed_by_one_of_the_same_moment_does_not_fire()
    {
        ITimer? second = null;
        using var first = _clock.CreateTimer(_ => second!.Dispose(), null, Second, Timeout.InfiniteTimeSpan);
        second = Arm("second", Second);

        _clock.Advance(Second);

        _fired.Should().BeEmpty();
    }

    [Fact]
    public void A_step_taken_inside_a_timer_adds_up_and_nothing_goes_back()
    {
        using var timer = _clock.CreateTimer(_ => _clock.Advance(10 * Second), null, Second, Timeout.InfiniteTimeSpan);
        Arm("later", 8 * Second);

        _clock.Advance(5 * Second);

        _fired.Should().Equal("later at 8");
        _clock.GetUtcNow().Should().Be(Start + (15 * Second));
    }

    [Fact]
    public void What_a_timer_throws_comes_out_and_the_next_step_makes_up_for_the_rest()
    {
        using var timer = _clock.CreateTimer(_ => throw new TimeoutException(), null, Second, Timeout.InfiniteTimeSpan);
        Arm("later", 2 * Second);
        var advance = () => _clock.Advance(3 * Second);

        advance.Should().Throw<TimeoutException>();
        _fired.Should().BeEmpty();
        _clock.Advance(TimeSpan.Zero);

        _fired.Should().Equal("later at 2");
        _clock.GetUtcNow().Should().Be(Start + (3 * Second));
    }

    [Fact]
    public void A_step_that_would_fire_without_end_is_refused()
    {
        using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromTicks(1), TimeSpan.FromTicks(1));
        var advance = () => _clock.Advance(Second);

        advance.Should().Throw<InvalidOperationException>().WithMessage("more than 1000000 timers fired*longer period");
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4_294_967_295)]
    public void A_timer_has_the_bounds_of_the_systems_timers(long milliseconds)
    {
        var due = () => _clock.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(milliseconds), Second);
        var period = () => _clock.CreateTimer(_ => { }, null, Second, TimeSpan.FromMilliseconds(milliseconds));

        due.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("dueTime");
        period.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("period");
    }

    [Fact]
    public async Task Delays_and_deadlines_of_the_system_follow_it()
    {
        using var deadline = new CancellationTokenSource(3 * Second, _clock);
        var delay = Task.Delay(2 * Second, _clock, TestContext.Current.CancellationToken);
        _clock.TimersCount.Should().Be(2);

        _clock.Advance(2 * Second);
        await delay;
        deadline.IsCancellationRequested.Should().BeFalse();

        _clock.Advance(Second);
        deadline.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task Steps_and_timers_of_many_threads_lose_nothing()
    {
        const int Threads = 8;
        const int Steps = 500;
        var fired = 0;

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var step = 0; step < Steps; step++)
            {
                _ = _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, Second, Timeout.InfiniteTimeSpan);
                _clock.Advance(Second);
            }
        })));
        _clock.Advance(Second);

        fired.Should().Be(Threads * Steps);
        _clock.GetUtcNow().Should().Be(Start + ((Threads * Steps) + 1) * Second);
        _clock.TimersCount.Should().Be(0);
    }

    private ITimer Arm(string name, TimeSpan due, TimeSpan? period = null) =>
        _clock.CreateTimer(
            _ => _fired.Add($"{name} at {(_clock.GetUtcNow() - Start).TotalSeconds}"), null, due, period ?? Timeout.InfiniteTimeSpan);
}
