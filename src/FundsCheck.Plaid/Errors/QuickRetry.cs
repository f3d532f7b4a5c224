namespace FundsCheck.Plaid;

/// <summary>
/// Whether a retry within the same reading, about a second later, is worthwhile. <c>BalanceFailure.IsTransient</c> is about a later
/// reading.
/// </summary>
internal enum QuickRetry
{
    /// <summary>A retry would fail again, or be billed twice.</summary>
    Never = 0,

    /// <summary>One retry, whatever <c>MaxRetryAttempts</c> permits.</summary>
    Once = 1,

    /// <summary>As many retries as <c>MaxRetryAttempts</c> permits.</summary>
    Bounded = 2,
}
