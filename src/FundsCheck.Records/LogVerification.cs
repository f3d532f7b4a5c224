namespace FundsCheck.Records;

/// <summary>
/// What was verified of a log: its chain is unbroken, and each line is permitted by those before it of its debit. What that proves depends
/// on <see cref="AnchoredLines"/>.
/// </summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Decisions">How many of them are decisions.</param>
/// <param name="Events">How many of them are events.</param>
/// <param name="Head">The hash of the last line. Noted elsewhere as a <see cref="LogAnchor"/>, it later proves that nothing up to here was
/// altered.</param>
/// <param name="TornBytes">Bytes after the last whole line: a line that is being written, or was when the writer stopped.</param>
public sealed record LogVerification(long Lines, long Decisions, long Events, string Head, int TornBytes)
{
    /// <summary>
    /// So many lines, from the first, are what they were when the anchor was noted. Null where no anchor was given: every line may then
    /// have been written anew, with a chain that is right.
    /// </summary>
    public long? AnchoredLines { get; init; }

    /// <summary>
    /// How many decisions have facts that do not follow from their own debit and reading, or holds that do not follow from the lines before
    /// them: they were altered, or another version of this library recorded them.
    /// </summary>
    public long Differing { get; init; }

    /// <summary>The first of those decisions, at most <see cref="ReplayResult.FirstMax"/>, in the order of the log.</summary>
    public IReadOnlyList<ReplayedDecision> First { get; init; } = [];
}
