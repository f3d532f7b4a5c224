namespace FundsCheck;

/// <summary>
/// Why a balance could not be read, the same for every provider: a closed list. <c>default</c> neither passes by itself nor is the user's
/// to end.
/// </summary>
public enum BalanceFailureCategory
{
    /// <summary>The response is not what the provider documents, or an error that its adapter does not know.</summary>
    InvalidResponse = 0,

    /// <summary>The end user must act first, as in renewing the login at the bank.</summary>
    UserActionRequired = 1,

    /// <summary>The account is closed, revoked or not supported: its balance cannot be read.</summary>
    AccountUnavailable = 2,

    /// <summary>The bank is down or does not respond. Passes by itself.</summary>
    InstitutionUnavailable = 3,

    /// <summary>The provider cannot be reached, fails, or does not respond in time. Passes by itself.</summary>
    ProviderUnavailable = 4,

    /// <summary>A limit on calls was reached. Passes by itself.</summary>
    RateLimited = 5,

    /// <summary>The provider has no balance that is fresh enough, or none yet. Passes by itself.</summary>
    StaleBalance = 6,

    /// <summary>The host's configuration, credentials or request keep the call from succeeding: the operator must act.</summary>
    Misconfigured = 7,
}
