namespace FundsCheck.Rules.HotReload;

/// <summary>
/// Watches how long a look at the rule folder takes, from the threads that come for the next one: on a file system that hangs, a read may
/// never return, and then nobody else would notice.
/// </summary>
internal sealed class LookWatch(TimeProvider time)
{
    /// <summary>The longest that a look may take before the watcher counts as stuck.</summary>
    public static readonly TimeSpan LookTimeMax = TimeSpan.FromSeconds(30);

    private const long NoLook = long.MinValue;

    private long _started = NoLook;
    private long _stuckSince;

    /// <summary>When the look began that takes too long; null where none does.</summary>
    public DateTimeOffset? StuckSince =>
        Volatile.Read(ref _stuckSince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Begin() => Volatile.Write(ref _started, time.GetTimestamp());

    /// <summary>Ends the look; returns whether it was stuck.</summary>
    public bool End()
    {
        Volatile.Write(ref _started, NoLook);
        return Interlocked.Exchange(ref _stuckSince, 0) > 0;
    }

    /// <summary>Whether the look under way has become stuck, with how long it takes; true once for each.</summary>
    public bool HasBecomeStuck(out TimeSpan elapsed)
    {
        var started = Volatile.Read(ref _started);
        elapsed = started == NoLook ? TimeSpan.Zero : time.GetElapsedTime(started);
        return elapsed > LookTimeMax && Interlocked.CompareExchange(ref _stuckSince, (time.GetUtcNow() - elapsed).UtcTicks, 0) == 0;
    }
}
