namespace FundsCheck.Plaid;

/// <summary>An account's balances, as they came.</summary>
internal sealed record BalancesRead
{
    public decimal? Available { get; init; }

    public decimal? Current { get; init; }

    public decimal? Limit { get; init; }

    public string? IsoCurrencyCode { get; init; }

    public string? UnofficialCurrencyCode { get; init; }

    public BankTime AsOf { get; init; }

    /// <summary>Whether every amount above is exactly the one that came.</summary>
    public bool Exact { get; init; }
}
