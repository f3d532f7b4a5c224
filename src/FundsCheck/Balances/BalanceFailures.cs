namespace FundsCheck;

/// <summary>The failures that the check itself finds, and the names and codes of the categories.</summary>
public static class BalanceFailures
{
    /// <summary>The code of <see cref="TimedOut"/>.</summary>
    public const string TimeoutCode = "BALANCE_TIMEOUT";

    /// <summary>
    /// The reason of a gate where no balance was requested, as the debit's own facts declined it: no failure has this code.
    /// </summary>
    public const string NotRequestedCode = "BALANCE_NOT_NEEDED";

    private static readonly (BalanceFailureCategory Category, string Name, string Code)[] Rows =
    [
        (BalanceFailureCategory.UserActionRequired, "userActionRequired", "USER_ACTION_REQUIRED"),
        (BalanceFailureCategory.AccountUnavailable, "accountUnavailable", "ACCOUNT_UNAVAILABLE"),
        (BalanceFailureCategory.InstitutionUnavailable, "institutionUnavailable", "INSTITUTION_UNAVAILABLE"),
        (BalanceFailureCategory.ProviderUnavailable, "providerUnavailable", "PROVIDER_UNAVAILABLE"),
        (BalanceFailureCategory.RateLimited, "rateLimited", "PROVIDER_RATE_LIMITED"),
        (BalanceFailureCategory.StaleBalance, "staleBalance", "STALE_BALANCE"),
        (BalanceFailureCategory.Misconfigured, "misconfigured", "PROVIDER_MISCONFIGURED"),
        (BalanceFailureCategory.InvalidResponse, "invalidResponse", "PROVIDER_ERROR"),
    ];

    /// <summary>No balance within the deadline.</summary>
    public static BalanceFailure TimedOut { get; } = new(BalanceFailureCategory.ProviderUnavailable, TimeoutCode);

    /// <summary>The reading is of another account, or leaves the account out; it is probably closed.</summary>
    public static BalanceFailure AccountNotReturned { get; } = new(BalanceFailureCategory.AccountUnavailable, "ACCOUNT_NOT_RETURNED");

    /// <summary>The balance source threw, which it must not.</summary>
    public static BalanceFailure SourceFailed { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_SOURCE_FAILED");

    /// <summary>
    /// The balance source returned a reading outside its bounds: <see cref="BalanceLimits"/>, a value that is not listed, a missing member.
    /// </summary>
    public static BalanceFailure ReadingInvalid { get; } = new(BalanceFailureCategory.InvalidResponse, "BALANCE_READING_INVALID");

    /// <summary>Too many reads of the balance source have passed their deadline and not ended; it is not called until some end.</summary>
    public static BalanceFailure SourceBlocked { get; } = new(BalanceFailureCategory.ProviderUnavailable, "BALANCE_SOURCE_BLOCKED");

    /// <summary>The names of the categories in rules and records.</summary>
    public static IReadOnlyList<string> CategoryNames { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>Every failure with a code of this library's own: those that the check itself finds, then one of each category.</summary>
    public static IReadOnlyList<BalanceFailure> All { get; } =
        [
            TimedOut,
            AccountNotReturned,
            SourceFailed,
            ReadingInvalid,
            SourceBlocked,
            .. Rows.Select(row => new BalanceFailure(row.Category, row.Code)),
        ];

    /// <summary>The code of a failure for which the provider gives none.</summary>
    internal static string CodeOf(BalanceFailureCategory category) => RowOf(category).Code;

    /// <summary>The name of a category in rules and records, such as <c>userActionRequired</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The category is not listed.</exception>
    public static string NameOf(BalanceFailureCategory category) => RowOf(category).Name;

    /// <summary>The category of a name; null where there is none.</summary>
    public static BalanceFailureCategory? Find(string name) =>
        Array.FindIndex(Rows, row => string.Equals(row.Name, name, StringComparison.Ordinal)) is >= 0 and var index
            ? Rows[index].Category
            : null;

    private static (BalanceFailureCategory Category, string Name, string Code) RowOf(BalanceFailureCategory category) =>
        Array.FindIndex(Rows, row => row.Category == category) is >= 0 and var index
            ? Rows[index]
            : throw new ArgumentOutOfRangeException(nameof(category), category, "the category is not one of BalanceFailureCategory");
}
