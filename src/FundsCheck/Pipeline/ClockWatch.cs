using System.Diagnostics.Metrics;
using FundsCheck.Rules.Facts;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Pipeline;

/// <summary>
/// Reads the clock, and holds it against the time that passed since: a clock that jumps ahead must not end holds. A jump is logged and counted; one ahead
/// is believed once the clock has kept to it for <see cref="BelievedAfter"/>, as after a clock that was wrong was put right. Safe for any number of threads.
/// </summary>
internal sealed partial class ClockWatch(TimeProvider time, ILogger<IFundsChecker> logger)
{
    private static readonly Meter Meter = new(Telemetry.Name);
    private static readonly Counter<long> Jumps = Meter.CreateCounter<long>("fundscheck.clock.jumps", "{jump}", "Jumps of the clock by direction: ahead or back.");

    private readonly Lock _gate = new();
    private Anchor _trusted = new(Microseconds.Floor(time.GetUtcNow()), time.GetTimestamp());
    private Anchor? _ahead;

    /// <summary>How long a clock that jumped ahead must keep to its new time.</summary>
    public static TimeSpan BelievedAfter { get; } = TimeSpan.FromHours(24);

    // Clocks are adjusted a little all the time; no more than the skew in so long a time.
    private static TimeSpan AdjustedAfter { get; } = TimeSpan.FromHours(1);

    /// <summary>The clock, in whole microseconds, and the earliest time that it may be.</summary>
    public ClockReading Read()
    {
        lock (_gate)
        {
            var read = new Anchor(Microseconds.Floor(time.GetUtcNow()), time.GetTimestamp());
            var expected = Expected(_trusted, read);
            if (read.Time > expected + FactLimits.ClockSkewMax)
            {
                return Ahead(read, expected);
            }

            _ahead = null;
            if (read.Time < expected - FactLimits.ClockSkewMax)
            {
                // The earlier time ends no hold too early, so it is taken as it is.
                Jumps.Add(1, new KeyValuePair<string, object?>("direction", "back"));
                JumpedBack(logger, expected - read.Time);
                _trusted = read;
            }
            else if (time.GetElapsedTime(_trusted.Timestamp, read.Timestamp) >= AdjustedAfter)
            {
                _trusted = read;
            }

            return new ClockReading(read.Time, read.Time);
        }
    }

    private ClockReading Ahead(Anchor read, DateTimeOffset expected)
    {
        if (_ahead is not { } ahead || (read.Time - Expected(ahead, read)).Duration() > FactLimits.ClockSkewMax)
        {
            ahead = read;
            _ahead = ahead;
            Jumps.Add(1, new KeyValuePair<string, object?>("direction", "ahead"));
            JumpedAhead(logger, read.Time - expected, BelievedAfter);
        }

        if (time.GetElapsedTime(ahead.Timestamp, read.Timestamp) < BelievedAfter)
        {
            return new ClockReading(read.Time, Microseconds.Floor(expected));
        }

        (_trusted, _ahead) = (read, null);
        return new ClockReading(read.Time, read.Time);
    }

    private DateTimeOffset Expected(Anchor anchor, Anchor read) => anchor.Time + time.GetElapsedTime(anchor.Timestamp, read.Timestamp);

    [LoggerMessage(11, LogLevel.Warning, "The clock jumped ahead by {By}; holds end by the time that passed until the clock has kept to the new time for {BelievedAfter}. Check the time service of this machine")]
    private static partial void JumpedAhead(ILogger logger, TimeSpan by, TimeSpan believedAfter);

    [LoggerMessage(12, LogLevel.Warning, "The clock jumped back by {By}; decisions dated later than the clock are decided anew. Check the time service of this machine")]
    private static partial void JumpedBack(ILogger logger, TimeSpan by);

    /// <summary>What the clock showed at a moment of the time that passes whatever clocks show.</summary>
    private readonly record struct Anchor(DateTimeOffset Time, long Timestamp);
}
