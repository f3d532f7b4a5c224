namespace FundsCheck.Rules.HotReload;

/// <summary>
/// Watches the duration of a scan of the rule folder from the threads that request the next scan. On a file system that hangs, a read may
/// never return.
/// </summary>
internal sealed class LookWatch(TimeProvider time)
{
    /// <summary>The duration from which a scan counts as stuck.</summary>
    public static readonly TimeSpan LookTimeMax = TimeSpan.FromSeconds(30);

    private const long NoLook = long.MinValue;

    private long _started = NoLook;
    private long _stuckSince;

    /// <summary>The start of a stuck scan; null without one.</summary>
    public DateTimeOffset? StuckSince =>
        Volatile.Read(ref _stuckSince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Begin() => Volatile.Write(ref _started, time.GetTimestamp());

    /// <summary>Ends the scan; returns true where it was stuck.</summary>
    public bool End()
    {
        Volatile.Write(ref _started, NoLook);
        return Interlocked.Exchange(ref _stuckSince, 0) > 0;
    }

    /// <summary>Returns true once for each scan that becomes stuck, with its duration so far.</summary>
    public bool HasBecomeStuck(out TimeSpan elapsed)
    {
        var started = Volatile.Read(ref _started);
        elapsed = started == NoLook ? TimeSpan.Zero : time.GetElapsedTime(started);
        return elapsed > LookTimeMax && Interlocked.CompareExchange(ref _stuckSince, (time.GetUtcNow() - elapsed).UtcTicks, 0) == 0;
    }
}
