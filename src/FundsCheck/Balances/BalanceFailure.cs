namespace FundsCheck;

/// <summary>Why a balance could not be read: a category that rules judge, and the provider's own code beside it.</summary>
/// <param name="Category">The category, one of a closed list.</param>
/// <param name="Code">
/// The provider's own code, as it came: the reason that a decision reports. Open text of at most
/// <see cref="BalanceLimits.FailureCodeLengthMax"/> printable characters. A code that a check's own reason may have (<c>none</c>, a listed
/// reason of a check, <c>X_…</c>) is refused.
/// </param>
/// <param name="Cause">
/// What the failure comes of where the code alone does not tell, such as <c>CONNECTION_REFUSED</c>. At most
/// <see cref="BalanceLimits.FailureCodeLengthMax"/> printable characters.
/// </param>
/// <param name="ProviderRequestId">The provider's id of the failed request, for its support.</param>
public sealed record BalanceFailure(BalanceFailureCategory Category, string Code, string? Cause = null, string? ProviderRequestId = null)
{
    /// <summary>
    /// A failure for which the provider gives no code: it has the code of its category, such as <c>INSTITUTION_UNAVAILABLE</c>.
    /// </summary>
    /// <param name="category">The category.</param>
    /// <exception cref="ArgumentOutOfRangeException">The category is not listed.</exception>
    public BalanceFailure(BalanceFailureCategory category)
        : this(category, BalanceFailures.CodeOf(category))
    {
    }

    /// <summary>Whether a later read, with nothing else changed, may succeed.</summary>
    public bool IsTransient => Category is BalanceFailureCategory.InstitutionUnavailable or BalanceFailureCategory.ProviderUnavailable
        or BalanceFailureCategory.RateLimited or BalanceFailureCategory.StaleBalance;

    /// <summary>Whether the end user must act first.</summary>
    public bool NeedsUserAction => Category is BalanceFailureCategory.UserActionRequired or BalanceFailureCategory.AccountUnavailable;
}
