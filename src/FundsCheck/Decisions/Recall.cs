namespace FundsCheck.Decisions;

/// <summary>Whether an earlier decision on a debit still stands: the same answer for every store.</summary>
public static class Recall
{
    /// <summary>
    /// Whether the recorded decision is the answer to a debit: while it is valid, and once the debit was sent, settled, returned, rejected or
    /// cancelled. False where it must be decided anew.
    /// </summary>
    /// <exception cref="DebitConflictException">The recorded debit has other content.</exception>
    public static bool Stands(DebitHistory recorded, RecordedDebit proposed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var differences = DebitDifferences.Between(recorded.Record.Debit, proposed);
        return differences.Count == 0 ? recorded.IsClosed || now < recorded.Record.ValidUntil : throw new DebitConflictException(recorded.Record.Debit.Id, differences);
    }
}
