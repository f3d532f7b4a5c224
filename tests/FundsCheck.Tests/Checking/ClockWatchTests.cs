using FundsCheck.Checking;
using FundsCheck.Diagnostics;
using FundsCheck.Holds;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Tests.Checking;

public sealed class ClockWatchTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly AdjustableTimeProvider clock = new(Start);
    private readonly LogLines log = new();
    private readonly Telemetry telemetry = new(factory: null, TimeProvider.System);
    private readonly ClockWatch watch;

    public ClockWatchTests() => watch = new ClockWatch(clock, log, telemetry);

    public void Dispose() => telemetry.Dispose();

    [Fact]
    public void A_steady_clock_is_used()
    {
        for (var hour = 0; hour < 24 * 90; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            watch.Read().Should().Be(new ClockReading(clock.GetUtcNow(), Bounds: null));
        }

        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Time_is_read_in_whole_microseconds()
    {
        clock.Advance(TimeSpan.FromTicks(12_345_679));

        watch.Read().Now.Should().Be(Start.AddTicks(12_345_670));
    }

    [Theory]
    [InlineData(60, "ahead")]
    [InlineData(-60, "back")]
    public void The_time_after_a_jump_is_between_the_elapsed_time_and_the_clock(int days, string direction)
    {
        clock.Advance(TimeSpan.FromHours(5));
        clock.Ahead += TimeSpan.FromDays(days);

        watch.Read().Should().Be(Between(Start.AddHours(5), Start.AddHours(5).AddDays(days)));
        clock.Advance(TimeSpan.FromHours(1));
        watch.Read().Should().Be(Between(Start.AddHours(6), Start.AddHours(6).AddDays(days)));
        log.Lines.Should().ContainSingle().Which
            .Should().StartWith($"The clock jumped {direction} by 60.00:00:00; holds end by the earlier");
    }

    [Fact]
    public void A_clock_behind_what_is_recorded_jumped_before_the_process_began()
    {
        var behind = new ClockWatch(clock, log, telemetry, recordedUntil: Start.AddDays(30));

        behind.Read().Should().Be(Between(Start.AddDays(30), Start));
        clock.Ahead += TimeSpan.FromDays(30);
        behind.Read().Bounds.Should().BeNull();
        new ClockWatch(clock, log, telemetry, recordedUntil: Start.AddDays(30).AddMinutes(1)).Read().Bounds.Should().BeNull();
        log.Lines.Should().ContainSingle();
    }

    [Fact]
    public void A_corrected_clock_is_used_at_once()
    {
        clock.Ahead += TimeSpan.FromDays(60);
        watch.Read();
        clock.Ahead += TimeSpan.FromDays(-60);
        clock.Advance(TimeSpan.FromMinutes(1));

        watch.Read().Bounds.Should().BeNull();
    }

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15, true)]
    public void A_clock_that_keeps_its_new_time_longer_than_any_hold_is_used(double days, bool isBelieved)
    {
        clock.Ahead += TimeSpan.FromDays(-2);
        watch.Read();
        clock.Advance(TimeSpan.FromDays(days));

        (watch.Read().Bounds is null).Should().Be(isBelieved);
    }

    [Fact]
    public void No_hold_without_a_date_is_longer_than_a_jumped_clock_is_watched()
    {
        var longest = TimeSpan.Zero;
        var debit = new Debit
        {
            Id = "d-1",
            AccountKey = "a",
            SourceAccountId = "a",
            Amount = new Money(1m, Currency.Usd),
            EntryClass = "WEB",
            Attempt = 1,
        };
        for (var hour = 0; hour < 3 * 366 * 24; hour++)
        {
            var from = Start.AddHours(hour);
            var review = HoldCalculator.GetDecisionHold(debit, Outcome.Review, from, from, TimeSpan.FromHours(24))!;
            var hold = HoldCalculator.GetSendingHold(debit.Amount, null, review.ExpiresAt, review.ExpiresAt, TimeSpan.FromHours(24));
            longest = hold.ExpiresAt - from > longest ? hold.ExpiresAt - from : longest;
        }

        longest.Should().BeGreaterThan(TimeSpan.FromDays(12)).And.BeLessThan(ClockWatch.BelievedAfter);
    }

    [Fact]
    public void A_clock_that_jumps_again_is_watched_anew()
    {
        clock.Ahead += TimeSpan.FromDays(2);
        watch.Read();
        clock.Advance(TimeSpan.FromDays(14));
        clock.Ahead += TimeSpan.FromDays(2);
        watch.Read();
        clock.Advance(TimeSpan.FromDays(14));

        watch.Read().Bounds!.Earliest.Should().Be(Start.AddDays(28));
        log.Lines.Should().HaveCount(2);
    }

    [Fact]
    public void Endless_small_steps_ahead_do_not_add_up()
    {
        for (var minute = 0; minute < 120; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            clock.Ahead += TimeSpan.FromMinutes(1);
            watch.Read();
        }

        watch.Read().Bounds!.Earliest.Should().BeOnOrBefore(Start.AddMinutes(125));
    }

    [Fact]
    public void An_ordinary_clock_adjustment_is_no_jump()
    {
        for (var hour = 0; hour < 100; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            clock.Ahead += TimeSpan.FromSeconds(hour % 2 == 0 ? 60 : -60);
            watch.Read().Bounds.Should().BeNull();
        }

        log.Lines.Should().BeEmpty();
    }

    private static ClockReading Between(DateTimeOffset passed, DateTimeOffset shown) =>
        new(shown, passed < shown ? new ClockBounds(passed, shown) : new ClockBounds(shown, passed));

    private sealed class LogLines : ILogger<IFundsChecker>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                Lines.Add(formatter(state, exception));
    }
}
