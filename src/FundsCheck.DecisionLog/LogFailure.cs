namespace FundsCheck.DecisionLog;

/// <summary>A failure of the log, as the caller of a decision sees it.</summary>
internal static class LogFailure
{
    /// <summary>Throws where the log failed; null where it did not.</summary>
    public static void ThrowIf(string debitId, Exception? failure)
    {
        if (failure is not null)
        {
            throw new DecisionNotRecordedException(debitId, failure);
        }
    }
}
