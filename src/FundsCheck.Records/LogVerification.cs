namespace FundsCheck.Records;

/// <summary>
/// The result of a successful verification: the hash chain of the log is unbroken, and the earlier lines of each debit permit each of its
/// lines. Without an anchor (<see cref="AnchoredLines"/>) a log that was rewritten as a whole passes too.
/// </summary>
/// <param name="Lines">The number of lines, archived ones included.</param>
/// <param name="Decisions">The number of decisions.</param>
/// <param name="Events">The number of events.</param>
/// <param name="Head">The hash of the last line. As a <see cref="LogAnchor"/> noted elsewhere, it later shows that no line up to this one
/// was altered.</param>
/// <param name="IncompleteBytes">The bytes of the incomplete tail after the last whole line: a write in progress, or an interrupted
/// one.</param>
public sealed record LogVerification(long Lines, long Decisions, long Events, string Head, int IncompleteBytes)
{
    /// <summary>
    /// The number of lines before the first verified one: their segments are archived, and were not read. 0 where the whole log was
    /// verified.
    /// </summary>
    public long ArchivedLines { get; init; }

    /// <summary>The head that the archive of these lines must contain; null where the whole log was verified.</summary>
    public string? ArchivedHead { get; init; }

    /// <summary>The number of statuses of connections; each replaces that of the earlier lines.</summary>
    public long ConnectionStatuses { get; init; }

    /// <summary>
    /// The number of lines, from the first, that are unchanged since the anchor was noted. Null without an anchor: the whole log may have
    /// been rewritten with a valid chain.
    /// </summary>
    public long? AnchoredLines { get; init; }

    /// <summary>
    /// The number of decisions whose facts do not follow from their debit and reading, or whose holds do not follow from the earlier lines.
    /// These decisions were altered, or another version of this library recorded them.
    /// </summary>
    public long Differing { get; init; }

    /// <summary>The first of these decisions, at most <see cref="ReplayResult.FirstMax"/>, in the order of the log.</summary>
    public IReadOnlyList<ReplayedDecision> First { get; init; } = [];
}
