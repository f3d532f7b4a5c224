namespace FundsCheck.Storage;

/// <summary>Whether an earlier decision on a debit still stands: the same answer for every store.</summary>
public static class Idempotency
{
    /// <summary>
    /// Whether the recorded decision is the answer to a debit: while it is valid, and an approved review for as long as it holds its
    /// amount. False where the debit must be decided anew, as where the decision is dated in the future: then a clock was wrong, and nobody
    /// knows which.
    /// </summary>
    /// <param name="recorded">The recorded history of the debit's id.</param>
    /// <param name="proposed">The debit.</param>
    /// <param name="now">The clock.</param>
    /// <param name="bounds">Between which times it is; null where that is <paramref name="now"/>.</param>
    /// <exception cref="DebitConflictException">The recorded debit has other content.</exception>
    /// <exception cref="DebitClosedException">The debit was sent, settled, returned, rejected or cancelled: it may no longer be
    /// initiated.</exception>
    public static bool IsStillValid(DebitStatus recorded, Debit proposed, DateTimeOffset now, ClockBounds? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var differences = DebitDifferences.Between(recorded.Record.Debit, proposed);
        if (differences.Count > 0)
        {
            throw new DebitConflictException(recorded.Record.Debit.Id, differences);
        }

        if (recorded.State is not DebitState.Open and var state)
        {
            throw new DebitClosedException(recorded.Record, state);
        }

        return recorded.Record.DecidedAt <= now + FactLimits.ClockSkewMax && (bounds?.Latest ?? now) < recorded.ValidUntil;
    }
}
