using System.Globalization;

namespace FundsCheck.Decisions;

/// <summary>How a decision log is kept.</summary>
public sealed class DecisionLogOptions
{
    /// <summary>The least that <see cref="SegmentBytesMax"/> may be: 64 KiB.</summary>
    public const long SegmentBytesLeast = 64 * 1_024;

    /// <summary>The most that <see cref="SegmentBytesMax"/> may be: 4 GiB.</summary>
    public const long SegmentBytesMost = 4L * 1_024 * 1_024 * 1_024;

    /// <summary>
    /// When the file has this many bytes it is closed: it gets a number, an index of its ids and a checkpoint beside it, and a new file goes on
    /// with the chain. Opening the log reads the last file only, so this bounds how long that takes. 256 MiB.
    /// </summary>
    public long SegmentBytesMax { get; set; } = 256 * 1_024 * 1_024;

    /// <summary>Whether each commit waits for the disk. Only benchmarks do without.</summary>
    internal bool IsFlushed { get; set; } = true;

    /// <exception cref="InvalidOperationException">A size is out of bounds.</exception>
    internal void Validate()
    {
        if (SegmentBytesMax is < SegmentBytesLeast or > SegmentBytesMost)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"SegmentBytesMax is {SegmentBytesMax}; it is from {SegmentBytesLeast} to {SegmentBytesMost}"));
        }
    }
}
