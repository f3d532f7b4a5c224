namespace FundsCheck.Balances;

/// <summary>How a balance was come by. <c>default</c> is the least trusted one.</summary>
public enum BalanceSourceKind
{
    /// <summary>Handed over by the host.</summary>
    Supplied = 0,

    /// <summary>The vendor's stored copy.</summary>
    Cached = 1,

    /// <summary>Asked of the bank for this check.</summary>
    RealTime = 2,
}
