namespace FundsCheck.Decisions;

/// <summary>What a log was proven to be: each line continues the one before it, unchanged since it was written.</summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Decisions">How many of them are decisions.</param>
/// <param name="Events">How many of them are events.</param>
/// <param name="Head">The hash of the last line. Whoever notes it elsewhere can later prove that nothing up to here was altered.</param>
/// <param name="TornBytes">Bytes after the last whole line: a line that is being written, or was when the writer stopped.</param>
public sealed record LogProof(long Lines, long Decisions, long Events, string Head, int TornBytes);
