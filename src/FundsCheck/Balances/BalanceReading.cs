namespace FundsCheck;

/// <summary>What reading a balance gave: the balance, or why there is none. A closed choice; rules judge each case.</summary>
public abstract record BalanceReading
{
    private BalanceReading()
    {
    }

    /// <summary>
    /// The other reading of the same check, recorded and not judged: a cached balance beside a real-time one, or the failure of the
    /// real-time reading that a cached balance replaces. It has no other reading of its own. Null where there was one reading only.
    /// </summary>
    public BalanceReading? Other { get; init; }

    /// <summary>
    /// The one of two balances of an account that is judged, with the other one beside it: the later one. A balance of unknown time is
    /// older than any other; at the same time the fresher one is judged, then the smaller one.
    /// </summary>
    /// <param name="first">A balance.</param>
    /// <param name="second">Another balance of the same account.</param>
    /// <returns>The later balance; its <see cref="Other"/> is the earlier one.</returns>
    public static Succeeded SelectFresher(Succeeded first, Succeeded second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (judged, other) = BalanceOrder.Instance.Compare(first.Balance, second.Balance) >= 0 ? (first, second) : (second, first);
        return judged with { Other = other with { Other = null } };
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
