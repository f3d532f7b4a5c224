namespace FundsCheck;

/// <summary>How debits are checked. Validated when the host starts.</summary>
public sealed class FundsCheckOptions
{
    /// <summary>
    /// How long reading one balance may take before it counts as unread, whatever the source does meanwhile. Default 60 s, beyond what a
    /// source takes by itself; from 10 ms to 5 min.
    /// </summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// For how long a balance, once read, serves further checks of its account without another read. Its age counts from its own time, and
    /// own debits decided since are held against it. Default zero: each check reads, and only concurrent checks share a read. At most
    /// 10 min.
    /// </summary>
    public TimeSpan BalanceReuseTime { get; set; }

    /// <summary>
    /// Whether a person may approve a review although no balance was read for it. Off by default: then such a debit is checked again.
    /// </summary>
    public bool MayApproveUnread { get; set; }

    /// <summary>How long own debits count as not yet posted.</summary>
    public HoldOptions Holds { get; } = new();

    /// <summary>How many debits of one <see cref="IFundsChecker.CheckAllAsync"/> are checked at once. Default 16; from 1 to 1024.</summary>
    public int MaxConcurrency { get; set; } = 16;
}
