namespace FundsCheck.Records;

/// <summary>The progress of reading a log.</summary>
/// <param name="Decisions">The number of decisions that are read.</param>
/// <param name="Bytes">The bytes of the log that are read.</param>
/// <param name="BytesTotal">The size of the log at the start, in bytes.</param>
public readonly record struct LogProgress(long Decisions, long Bytes, long BytesTotal);
