namespace FundsCheck;

/// <summary>What reading a balance gave: the balance, or why there is none. A closed choice; rules judge each case.</summary>
public abstract record BalanceReading
{
    private BalanceReading()
    {
    }

    /// <summary>The balance was read.</summary>
    /// <param name="Balance">As the source gave it.</param>
    public sealed record Succeeded(AccountBalance Balance) : BalanceReading;

    /// <summary>The balance could not be read.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(BalanceFailure Failure) : BalanceReading;

    /// <summary>The debit's own facts declined it already; no balance was requested.</summary>
    public sealed record NotRequested : BalanceReading;
}
