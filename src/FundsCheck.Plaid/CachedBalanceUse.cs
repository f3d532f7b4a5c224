namespace FundsCheck.Plaid;

/// <summary>When a cached balance is read. <c>default</c> is never.</summary>
public enum CachedBalanceUse
{
    /// <summary>Real-time balances only.</summary>
    Never = 0,

    /// <summary>
    /// Where the real-time reading fails for a cause that passes by itself: the bank or Plaid is unavailable, a limit is reached, or the
    /// bank has no balance that is fresh enough. A failure that needs the user or the operator is never replaced.
    /// </summary>
    WhenRealTimeFails = 1,

    /// <summary>
    /// First: a cached balance that is not older than <see cref="CachedBalanceOptions.MaxAge"/> is judged, and the billed call is not made.
    /// An older one, or one of unknown age, is followed by the real-time reading, and judged only where that fails as above.
    /// </summary>
    First = 2,

    /// <summary>Cached balances only, of any age.</summary>
    Only = 3,
}
