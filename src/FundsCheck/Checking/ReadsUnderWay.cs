using FundsCheck.Diagnostics;

namespace FundsCheck.Checking;

/// <summary>The reads of one source: their deadline, and how many of them have passed it without an end of the source's.</summary>
internal sealed class ReadsUnderWay(TimeProvider time, TimeSpan timeout, Telemetry telemetry)
{
    /// <summary>How long a source may take to end a read after its token was cancelled, before the read is overdue.</summary>
    public static readonly TimeSpan ReturnGrace = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The most reads that have passed their deadline without an end of the source's. At the bound the source is not called.
    /// </summary>
    public const int OverdueMax = 64;

    private int _overdue;

    public TimeProvider Time => time;

    public TimeSpan Timeout => timeout;

    public ReadWatch Watch { get; } = new();

    /// <summary>Whether so many reads are overdue that the source is not called.</summary>
    public bool IsBlocked => Volatile.Read(ref _overdue) >= OverdueMax;

    public void CountOverdue()
    {
        Interlocked.Increment(ref _overdue);
        telemetry.CountOverdueRead(1);
    }

    public void CountReturn()
    {
        Interlocked.Decrement(ref _overdue);
        telemetry.CountOverdueRead(-1);
    }
}
