namespace FundsCheck;

/// <summary>How fresh a balance is. <c>default</c> is the least trusted one.</summary>
public enum BalanceFreshness
{
    /// <summary>Handed over by the host.</summary>
    Supplied = 0,

    /// <summary>The provider's stored copy.</summary>
    Cached = 1,

    /// <summary>Read from the bank for this check.</summary>
    RealTime = 2,
}
