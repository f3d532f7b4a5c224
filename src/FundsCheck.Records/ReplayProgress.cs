namespace FundsCheck.Records;

/// <summary>The progress of a replay.</summary>
/// <param name="Decisions">The number of replayed decisions.</param>
/// <param name="Bytes">The bytes of the log that are read.</param>
/// <param name="BytesTotal">The size of the log at the start of the replay, in bytes.</param>
public readonly record struct ReplayProgress(long Decisions, long Bytes, long BytesTotal);
