namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>
/// An account that many callers spend, and what is known to be spent: never more than truly is, as it is counted after the fact and freed
/// before.
/// </summary>
internal sealed class SharedAccount(int number, decimal balance, IReadOnlyList<string> keys)
{
    private readonly Lock gate = new();
    private decimal spent;

    public string PersistentId { get; } = FormattableString.Invariant($"real-{number}");

    public decimal Balance { get; } = balance;

    /// <summary>The keys under which it is known.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;

    /// <summary>The most that was spent at any one time.</summary>
    public decimal SpentMost { get; private set; }

    /// <summary>What is spent now.</summary>
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
