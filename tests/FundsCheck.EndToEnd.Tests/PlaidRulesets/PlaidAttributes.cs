namespace FundsCheck.EndToEnd.Tests.PlaidRulesets;

/// <summary>
/// The values that Plaid's rules see, and the type of account, which Plaid's products see before them. A null is missing data; there is no
/// currency among them.
/// </summary>
internal sealed record PlaidAttributes(decimal Amount)
{
    public string? AccountType { get; init; }

    public bool ItemLoginRequired { get; init; }

    public string? VerificationStatus { get; init; }

    public bool BalanceFetchSucceeded { get; init; }

    public decimal? Available { get; init; }

    public decimal? Current { get; init; }

    /// <summary>A word by the name of its attribute; null where it is missing.</summary>
    public string? FindWord(string attribute) => attribute switch
    {
        "accountType" => AccountType,
        "itemLoginRequired" => ItemLoginRequired ? "true" : "false",
        "verificationStatus" => VerificationStatus,
        "balanceFetchSucceeded" => BalanceFetchSucceeded ? "true" : "false",
        _ => throw new InvalidDataException($"`{attribute}` is no attribute with words"),
    };

    /// <summary>A balance by the name of its attribute; null where it is missing.</summary>
    public decimal? FindBalance(string attribute) => attribute switch
    {
        "availableBalance" => Available,
        "availableOrCurrentBalance" => Available ?? Current,
        _ => throw new InvalidDataException($"`{attribute}` is no attribute with a balance"),
    };
}
