namespace FundsCheck.Records.Format;

/// <summary>A position between two lines of a log.</summary>
/// <param name="Lines">The number of earlier lines.</param>
/// <param name="Head">The hash of the previous line, which covers all earlier lines.</param>
/// <param name="Bytes">The offset in the segment, in bytes.</param>
public readonly record struct LogPosition(long Lines, LineHash Head, long Bytes)
{
    /// <summary>The position before the first line.</summary>
    public static LogPosition Start => default;
}
