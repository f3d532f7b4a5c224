
namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// Between which times the library must hold that it is: what the clock shows, and what it showed before it jumped and the time that passed
/// since, until it has kept to its new time for 15 days. A starting process uses the clock, unless it is behind the log.
/// </summary>
internal sealed class ModelClock(AdjustableTimeProvider clock)
{
    private static readonly TimeSpan BelievedAfter = TimeSpan.FromDays(15);

    private static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AdjustedAfter = TimeSpan.FromHours(1);

    private DateTimeOffset recorded = DateTimeOffset.MinValue;
    private DateTimeOffset trustedSince = clock.TrueNow;
    private TimeSpan trusted = clock.Ahead;
    private (TimeSpan Ahead, DateTimeOffset Since)? jumped;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Earliest => Now - Later(clock.Ahead - Doubted, TimeSpan.Zero);

    public DateTimeOffset Latest => Now + Later(Doubted - clock.Ahead, TimeSpan.Zero);

    /// <summary>Whether the clock is outside of the bounds.</summary>
    public bool IsInDoubt => Doubted != clock.Ahead;

    /// <summary>Whether the library uses a wrong clock.</summary>
    public bool IsMisled => jumped is null && clock.Ahead != TimeSpan.Zero;

    private TimeSpan Doubted => jumped is null ? clock.Ahead : trusted;

    public void Restart()
    {
        var behind = recorded - Now;
        Trust(behind > SkewMax ? clock.Ahead + behind : clock.Ahead);
    }

    /// <summary>Something was decided or recorded now.</summary>
    public void Recorded() => recorded = Now > recorded ? Now : recorded;

    /// <summary>The library reads the clock: a jump is seen then, and no sooner.</summary>
    public void Read()
    {
        if (IsNear(trusted))
        {
            jumped = null;
            if (clock.TrueNow - trustedSince >= AdjustedAfter)
            {
                Trust(clock.Ahead);
            }
        }
        else if (jumped is null || !IsNear(jumped.Value.Ahead))
        {
            jumped = (clock.Ahead, clock.TrueNow);
        }
        else if (clock.TrueNow - jumped.Value.Since >= BelievedAfter)
        {
            Trust(clock.Ahead);
        }
    }

    private void Trust(TimeSpan ahead) => (trusted, trustedSince, jumped) = (ahead, clock.TrueNow, null);

    private bool IsNear(TimeSpan ahead) => (clock.Ahead - ahead).Duration() <= SkewMax;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
