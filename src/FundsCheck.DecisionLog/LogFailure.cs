namespace FundsCheck.DecisionLog;

/// <summary>A failure of the log, reported to the callers of the store.</summary>
internal static class LogFailure
{
    /// <summary>Throws where the log failed; does nothing for null.</summary>
    public static void ThrowIf(string debitId, Exception? failure)
    {
        if (failure is not null)
        {
            throw new DecisionNotRecordedException(debitId, failure);
        }
    }
}
