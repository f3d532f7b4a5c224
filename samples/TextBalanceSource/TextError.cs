namespace FundsCheck.Samples;

/// <summary>An error as the provider writes it.</summary>
internal sealed record TextError(string? Error)
{
    /// <summary>The provider's codes with their categories; docs/plaid.md has a longer table of this kind.</summary>
    private static readonly Dictionary<string, BalanceFailureCategory> Categories = new(StringComparer.Ordinal)
    {
        ["LOGIN_EXPIRED"] = BalanceFailureCategory.UserActionRequired,
        ["ACCOUNT_CLOSED"] = BalanceFailureCategory.AccountUnavailable,
        ["BANK_DOWN"] = BalanceFailureCategory.InstitutionUnavailable,
        ["KEY_INVALID"] = BalanceFailureCategory.Misconfigured,
    };

    /// <summary>The failure of a response: by the provider's code, then by the HTTP status. An unlisted code keeps its text.</summary>
    public BalanceFailure ToFailure(int status)
    {
        var category = Error is not null && Categories.TryGetValue(Error, out var listed) ? listed : CategoryOf(status);
        return Error is not null && IsCode(Error) ? new BalanceFailure(category, Error) : new BalanceFailure(category);
    }

    private static BalanceFailureCategory CategoryOf(int status) => status switch
    {
        429 => BalanceFailureCategory.RateLimited,
        401 or 403 => BalanceFailureCategory.Misconfigured,
        >= 500 => BalanceFailureCategory.ProviderUnavailable,
        _ => BalanceFailureCategory.InvalidResponse,
    };

    private static bool IsCode(string text) =>
        text.Length <= BalanceLimits.FailureCodeLengthMax && Rules.Language.ReasonCodes.MayBeFailureCode(text);
}
