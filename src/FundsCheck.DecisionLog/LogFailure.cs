namespace FundsCheck.DecisionLog;

/// <summary>A failure of the log, reported to the callers of the store.</summary>
internal static class LogFailure
{
    /// <summary>Throws where the log failed; does nothing for null.</summary>
    /// <param name="debitId">The debit of the call; null for a call on the status of a connection.</param>
    /// <param name="failure">The failure of the log; null for none.</param>
    public static void ThrowIf(string? debitId, Exception? failure)
    {
        if (failure is not null)
        {
            throw debitId is null
                ? new ConnectionStatusNotRecordedException(failure)
                : new DecisionNotRecordedException(debitId, failure);
        }
    }
}
