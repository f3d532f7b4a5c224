namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// Between which times the library must hold that it is: what the clock shows, and what it showed before it jumped and the time that passed since, until
/// it has kept to its new time for 15 days. A process that starts believes the clock.
/// </summary>
internal sealed class ModelClock(Clock clock)
{
    private static readonly TimeSpan BelievedAfter = TimeSpan.FromDays(15);

    private TimeSpan trusted = clock.Ahead;
    private (TimeSpan Ahead, DateTimeOffset Since)? jumped;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateTimeOffset Earliest => Now - Later(clock.Ahead - Doubted, TimeSpan.Zero);

    public DateTimeOffset Latest => Now + Later(Doubted - clock.Ahead, TimeSpan.Zero);

    /// <summary>Whether the clock shows another time than it might be.</summary>
    public bool IsInDoubt => Doubted != clock.Ahead;

    /// <summary>Whether the library believes a clock that is wrong.</summary>
    public bool IsMisled => jumped is null && clock.Ahead != TimeSpan.Zero;

    private TimeSpan Doubted => jumped is null ? clock.Ahead : trusted;

    public void Restart() => (trusted, jumped) = (clock.Ahead, null);

    /// <summary>The library reads the clock: a jump is seen then, and no sooner.</summary>
    public void Read()
    {
        if (clock.Ahead == trusted)
        {
            jumped = null;
        }
        else if (jumped?.Ahead != clock.Ahead)
        {
            jumped = (clock.Ahead, clock.TrueNow);
        }
        else if (clock.TrueNow - jumped.Value.Since >= BelievedAfter)
        {
            Restart();
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
