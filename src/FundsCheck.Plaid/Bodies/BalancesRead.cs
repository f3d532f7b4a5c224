namespace FundsCheck.Plaid;

/// <summary>The balances of an account, as received.</summary>
internal sealed record BalancesRead
{
    public decimal? Available { get; init; }

    public decimal? Current { get; init; }

    public decimal? Limit { get; init; }

    public string? IsoCurrencyCode { get; init; }

    public string? UnofficialCurrencyCode { get; init; }

    public BankTime AsOf { get; init; }

    /// <summary>Whether every amount is exactly the received amount.</summary>
    public bool Exact { get; init; }
}
