namespace FundsCheck;

/// <summary>
/// Orders the balances of one account by which of them is judged: by time, then by freshness, then the smaller one last. A balance of
/// unknown time precedes every other.
/// </summary>
internal sealed class BalanceOrder : IComparer<AccountBalance>
{
    public static BalanceOrder Instance { get; } = new();

    public int Compare(AccountBalance? x, AccountBalance? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byTime = Nullable.Compare(TimeOf(x), TimeOf(y));
        return byTime != 0 ? byTime
            : x.Freshness != y.Freshness ? x.Freshness.CompareTo(y.Freshness)
            : Smallest(y).CompareTo(Smallest(x));
    }

    // A balance is not newer than the reading that contains it, whatever the clock of the bank states.
    private static DateTimeOffset? TimeOf(AccountBalance balance) =>
        balance.StatedTime is { } time && time > balance.RetrievedAt ? balance.RetrievedAt : balance.StatedTime;

    private static decimal Smallest(AccountBalance balance) => balance.Available ?? balance.Current ?? decimal.MinValue;
}
