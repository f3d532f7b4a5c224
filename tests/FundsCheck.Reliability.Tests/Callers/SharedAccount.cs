namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>
/// An account that many callers spend, and a lower bound of the spent amount: it is added after the decision and freed
/// before the cancellation.
/// </summary>
internal sealed class SharedAccount(int number, decimal balance, IReadOnlyList<string> keys)
{
    private readonly Lock gate = new();
    private decimal spent;

    public string PersistentId { get; } = FormattableString.Invariant($"real-{number}");

    public decimal Balance { get; } = balance;

    /// <summary>The keys of the account.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;

    /// <summary>The most that was spent at any one time.</summary>
    public decimal SpentMost { get; private set; }

    /// <summary>The amount that is spent now.</summary>
    public decimal Spent => Add(0m);

    public decimal Add(decimal amount)
    {
        lock (gate)
        {
            spent += amount;
            SpentMost = Math.Max(SpentMost, spent);
            return spent;
        }
    }
}
