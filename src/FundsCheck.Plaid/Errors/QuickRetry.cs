namespace FundsCheck.Plaid;

/// <summary>
/// Whether asking again within the same reading, about a second later, is worth a call. Not the same as a reading that
/// may be had by asking again later (<c>BalanceFailure.IsTransient</c>).
/// </summary>
internal enum QuickRetry
{
    /// <summary>It would meet the same answer, or be billed twice.</summary>
    Never = 0,

    /// <summary>As the first retry only, whatever <c>MaxRetryAttempts</c> allows.</summary>
    Once = 1,

    /// <summary>As often as <c>MaxRetryAttempts</c> allows.</summary>
    Bounded = 2,
}
