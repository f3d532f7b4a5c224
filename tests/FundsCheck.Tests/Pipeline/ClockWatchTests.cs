using FundsCheck.Pipeline;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Tests.Pipeline;

public sealed class ClockWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly JumpingClock clock = new(Start);
    private readonly LogLines log = new();
    private readonly ClockWatch watch;

    public ClockWatchTests() => watch = new ClockWatch(clock, log);

    [Fact]
    public void A_clock_that_goes_on_is_believed()
    {
        for (var hour = 0; hour < 24 * 90; hour++)
        {
            clock.Pass(TimeSpan.FromHours(1));
            watch.Read().Should().Be(new ClockReading(clock.GetUtcNow(), clock.GetUtcNow()));
        }

        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Time_is_read_in_whole_microseconds()
    {
        clock.Pass(TimeSpan.FromTicks(12_345_679));

        watch.Read().Now.Should().Be(Start.AddTicks(12_345_670));
    }

    [Fact]
    public void No_hold_ends_by_a_clock_that_jumped_ahead()
    {
        clock.Pass(TimeSpan.FromHours(5));
        clock.Jump(TimeSpan.FromDays(60));

        watch.Read().Should().Be(new ClockReading(Start.AddHours(5).AddDays(60), Start.AddHours(5)));
        clock.Pass(TimeSpan.FromHours(1));
        watch.Read().Cautious.Should().Be(Start.AddHours(6));
        log.Lines.Should().ContainSingle().Which.Should().StartWith("The clock jumped ahead by 60.00:00:00; holds end by the time that passed");
    }

    [Fact]
    public void A_clock_that_is_put_right_again_is_believed_at_once()
    {
        clock.Jump(TimeSpan.FromDays(60));
        watch.Read();
        clock.Jump(TimeSpan.FromDays(-60));
        clock.Pass(TimeSpan.FromMinutes(1));

        watch.Read().Cautious.Should().Be(Start.AddMinutes(1));
    }

    [Theory]
    [InlineData(23.9, false)]
    [InlineData(24, true)]
    public void A_clock_that_keeps_to_its_new_time_for_a_day_is_believed(double hours, bool isBelieved)
    {
        clock.Jump(TimeSpan.FromDays(2));
        watch.Read();
        clock.Pass(TimeSpan.FromHours(hours));

        var read = watch.Read();

        read.Cautious.Should().Be(isBelieved ? read.Now : Start.AddHours(hours));
    }

    [Fact]
    public void A_clock_that_jumps_again_begins_its_day_anew()
    {
        clock.Jump(TimeSpan.FromDays(2));
        watch.Read();
        clock.Pass(TimeSpan.FromHours(23));
        clock.Jump(TimeSpan.FromDays(2));
        watch.Read();
        clock.Pass(TimeSpan.FromHours(23));

        watch.Read().Cautious.Should().Be(Start.AddHours(46));
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public void A_clock_that_jumped_back_is_taken_as_it_is_and_a_jump_ahead_after_it_is_seen()
    {
        clock.Jump(TimeSpan.FromDays(-30));

        watch.Read().Should().Be(new ClockReading(Start.AddDays(-30), Start.AddDays(-30)));
        log.Lines.Should().ContainSingle().Which.Should().StartWith("The clock jumped back by 30.00:00:00");
        clock.Jump(TimeSpan.FromDays(30));
        watch.Read().Cautious.Should().Be(Start.AddDays(-30));
    }

    [Fact]
    public void Small_steps_ahead_that_never_end_do_not_run_away()
    {
        for (var minute = 0; minute < 120; minute++)
        {
            clock.Pass(TimeSpan.FromMinutes(1));
            clock.Jump(TimeSpan.FromMinutes(1));
            watch.Read();
        }

        watch.Read().Cautious.Should().BeOnOrBefore(Start.AddMinutes(125));
    }

    [Fact]
    public void What_clocks_are_adjusted_by_is_no_jump()
    {
        for (var hour = 0; hour < 100; hour++)
        {
            clock.Pass(TimeSpan.FromHours(1));
            clock.Jump(TimeSpan.FromSeconds(hour % 2 == 0 ? 60 : -60));
            watch.Read().Cautious.Should().Be(clock.GetUtcNow());
        }

        log.Lines.Should().BeEmpty();
    }

    private sealed class LogLines : ILogger<IFundsChecker>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
