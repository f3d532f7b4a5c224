using System.Globalization;
using FundsCheck.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Checking;

/// <summary>
/// Reads the clock, and holds it against the time that passed since it was read before. After a jump it is not known which time is right:
/// no hold ends by the later one, and no new hold counts from the earlier one, until the clock has kept to its new time for longer than any
/// hold of before. A jump is logged and counted. Safe for any number of threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Is warned of a jump.</param>
/// <param name="telemetry">Counts jumps.</param>
/// <param name="recordedUntil">The latest time that is on record: a clock behind it jumped before this process began.</param>
internal sealed partial class ClockWatch(
    TimeProvider time, ILogger<IFundsChecker> logger, Telemetry telemetry, DateTimeOffset? recordedUntil = null)
    : IHealthCheck
{
    private readonly Lock _gate = new();
    private Anchor _trusted = Begin(time, recordedUntil);
    private Anchor? _jumped;

    /// <summary>
    /// How long a clock that jumped must keep to its new time: an approved review, the longest hold without a date, ends within it.
    /// </summary>
    public static TimeSpan BelievedAfter { get; } = TimeSpan.FromDays(15);

    // Clocks are adjusted a little all the time; by no more than the skew in so long a time.
    private static TimeSpan AdjustedAfter { get; } = TimeSpan.FromHours(1);

    /// <summary>The clock, in whole microseconds.</summary>
    public ClockReading Read()
    {
        lock (_gate)
        {
            var read = new Anchor(Microseconds.Floor(time.GetUtcNow()), time.GetTimestamp());
            var expected = Expected(_trusted, read);
            if (IsNear(read.Time, expected))
            {
                _jumped = null;
                _trusted = time.GetElapsedTime(_trusted.Timestamp, read.Timestamp) >= AdjustedAfter ? read : _trusted;
                return new ClockReading(read.Time, Bounds: null);
            }

            return Jumped(read, expected);
        }
    }

    /// <summary>Degraded while two times are held to be possible.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Read().Bounds is { } bounds
            ? HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"the clock jumped: the time is {bounds.Earliest:u} or {bounds.Latest:u}; check the time service of this machine"))
            : HealthCheckResult.Healthy("the clock keeps time"));

    private static Anchor Begin(TimeProvider time, DateTimeOffset? recordedUntil)
    {
        var read = new Anchor(Microseconds.Floor(time.GetUtcNow()), time.GetTimestamp());
        return recordedUntil is { } recorded && recorded > read.Time + FactLimits.ClockSkewMax ? read with { Time = recorded } : read;
    }

    private ClockReading Jumped(Anchor read, DateTimeOffset expected)
    {
        var isAhead = read.Time > expected;
        if (_jumped is not { } jumped || !IsNear(read.Time, Expected(jumped, read)))
        {
            _jumped = jumped = read;
            telemetry.CountClockJump(isAhead ? Telemetry.Ahead : Telemetry.Back);
            ClockJumped(logger, isAhead ? Telemetry.Ahead : Telemetry.Back, (read.Time - expected).Duration(), BelievedAfter);
        }

        if (time.GetElapsedTime(jumped.Timestamp, read.Timestamp) >= BelievedAfter)
        {
            (_trusted, _jumped) = (read, null);
            return new ClockReading(read.Time, Bounds: null);
        }

        var floor = Microseconds.Floor(expected);
        return new ClockReading(read.Time, isAhead ? new ClockBounds(floor, read.Time) : new ClockBounds(read.Time, floor));
    }

    private DateTimeOffset Expected(Anchor anchor, Anchor read) => anchor.Time + time.GetElapsedTime(anchor.Timestamp, read.Timestamp);

    private static bool IsNear(DateTimeOffset time, DateTimeOffset other) => (time - other).Duration() <= FactLimits.ClockSkewMax;

    [LoggerMessage(
        1011,
        LogLevel.Warning,
        "The clock jumped {Direction} by {By}; holds end by the earlier and begin by the later time until the clock has kept to its new "
            + "time for {BelievedAfter}, or the process is restarted. Check the time service of this machine")]
    private static partial void ClockJumped(ILogger logger, string direction, TimeSpan by, TimeSpan believedAfter);

    /// <summary>What the clock showed at a moment of the time that passes whatever clocks show.</summary>
    private readonly record struct Anchor(DateTimeOffset Time, long Timestamp);
}
