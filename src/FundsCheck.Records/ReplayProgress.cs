namespace FundsCheck.Records;

/// <summary>How far replaying a log is.</summary>
/// <param name="Decisions">The decisions that were replayed.</param>
/// <param name="Bytes">The bytes of the log that were read.</param>
/// <param name="BytesTotal">The bytes of the log when it was begun.</param>
public readonly record struct ReplayProgress(long Decisions, long Bytes, long BytesTotal);
