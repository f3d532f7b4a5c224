using FundsCheck.EndToEnd.Tests.PlaidRulesets;

namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>A debit, the reading of its balance, and the money that the account really has.</summary>
internal sealed record GeneratedDebit(DebitGroup Group, decimal Amount, decimal Funds, BalanceReading Reading)
{
    public const string LoginRequired = "ITEM_LOGIN_REQUIRED";

    public required string Id { get; init; }

    /// <summary>Plaid's verification status of a manually linked account; null for an account that is linked by login.</summary>
    public string? VerificationStatus { get; init; }

    public AccountBalance? Balance => (Reading as BalanceReading.Succeeded)?.Balance;

    /// <summary>Whether the account has the money, known to the generator only.</summary>
    public bool IsCovered => Funds >= Amount;

    /// <summary>Whether a stated balance of available or current, in dollars on an account that holds cash, covers the amount.</summary>
    public bool HasKnownHeadroom => IsInDollarsOfCash && (Balance!.Available >= Amount || Balance.Current >= Amount);

    /// <summary>Whether a stated available balance covers the amount, in dollars, in real time, on an account that holds cash.</summary>
    public bool HasKnownCover =>
        IsInDollarsOfCash && Balance!.Available >= Amount && Balance.Freshness == BalanceFreshness.RealTime;

    /// <summary>The same facts as Plaid's rules see them.</summary>
    public PlaidAttributes Attributes => new(Amount)
    {
        AccountType = Balance?.ProviderType,
        ItemLoginRequired = Reading is BalanceReading.Failed { Failure.Code: LoginRequired },
        VerificationStatus = VerificationStatus,
        BalanceFetchSucceeded = Balance is not null,
        Available = Balance?.Available,
        Current = Balance?.Current,
    };

    private bool IsInDollarsOfCash =>
        Balance is { Currency: BalanceCurrency.Iso { Code: "USD" }, Kind.Family: AccountFamily.Depository };
}
