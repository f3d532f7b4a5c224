using System.Globalization;

namespace FundsCheck.DecisionLog;

/// <summary>How a decision log is kept.</summary>
public sealed class DecisionLogOptions
{
    /// <summary>The least that <see cref="MaxSegmentBytes"/> may be: 64 KiB.</summary>
    public const long SegmentBytesLeast = 64 * 1_024;

    /// <summary>The most that <see cref="MaxSegmentBytes"/> may be: 4 GiB.</summary>
    public const long SegmentBytesMost = 4L * 1_024 * 1_024 * 1_024;

    /// <summary>
    /// When the file has this many bytes it is closed: it gets a number, an index of its ids and a checkpoint beside it, and a new file
    /// goes on with the chain. Opening the log reads the last file only, so this bounds how long that takes. 256 MiB.
    /// </summary>
    public long MaxSegmentBytes { get; set; } = 256 * 1_024 * 1_024;

    /// <summary>
    /// Whether a new active segment is begun where the one of an earlier opening is missing or empty. Its decisions, events and holds are
    /// forgotten: a debit of it may be accepted twice. Without it such a log is refused, as the file is most likely somewhere else. For one
    /// start, and not when a store opens a log again that failed under it. False.
    /// </summary>
    public bool ReplaceLostSegment { get; set; }

    /// <summary>Where the log is written. Only tests and benchmarks have another one.</summary>
    internal IDisk Disk { get; set; } = FundsCheck.DecisionLog.Disk.Local;

    /// <summary>The same for opening a log again: a segment that was lost under a running store is put back, not replaced.</summary>
    internal DecisionLogOptions WithoutReplacement() => new() { MaxSegmentBytes = MaxSegmentBytes, Disk = Disk };

    /// <exception cref="InvalidOperationException">A size is out of bounds.</exception>
    internal void Validate()
    {
        if (MaxSegmentBytes is < SegmentBytesLeast or > SegmentBytesMost)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"MaxSegmentBytes is {MaxSegmentBytes}; it is from {SegmentBytesLeast} to {SegmentBytesMost}"));
        }
    }
}
