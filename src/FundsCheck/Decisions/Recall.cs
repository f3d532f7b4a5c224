namespace FundsCheck.Decisions;

/// <summary>Whether an earlier decision on a debit still stands: the same answer for every store.</summary>
public static class Recall
{
    /// <summary>Whether the recorded decision is the answer to a debit; false where it must be decided anew.</summary>
    /// <exception cref="DebitConflictException">The recorded debit has other content.</exception>
    public static bool Stands(DecisionRecord recorded, RecordedDebit proposed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var differences = DebitDifferences.Between(recorded.Debit, proposed);
        return differences.Count == 0 ? now < recorded.ValidUntil : throw new DebitConflictException(recorded.Debit.Id, differences);
    }
}
