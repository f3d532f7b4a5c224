namespace FundsCheck.Balances;

/// <summary>What reading a balance gave: the balance, or why there is none. A closed choice; rules judge each case.</summary>
public abstract record BalanceReading
{
    private BalanceReading()
    {
    }

    /// <summary>The balance was read.</summary>
    /// <param name="Balance">As the source gave it.</param>
    public sealed record Read(AccountBalance Balance) : BalanceReading;

    /// <summary>The balance could not be read.</summary>
    /// <param name="Code">One of <see cref="ReadingCodes.All"/>: the reason that a decision carries.</param>
    /// <param name="ProviderCode">
    /// The provider's own error code as it came, where it gave one; for a failed connection or an open circuit, the cause from the
    /// adapter's closed list. At most 64 characters of A-Z, 0-9 and _.
    /// </param>
    /// <param name="ProviderRequestId">The provider's id of the failed request, for its support.</param>
    public sealed record Unread(string Code, string? ProviderCode = null, string? ProviderRequestId = null) : BalanceReading;

    /// <summary>The debit's own facts declined it already; no balance was asked for.</summary>
    public sealed record NotNeeded : BalanceReading;
}
