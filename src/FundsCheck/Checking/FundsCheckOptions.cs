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

    /// <summary>
    /// Whether the span of a check has the id of its debit as the attribute <c>fundscheck.debit.id</c>. Off by default: traces often leave
    /// the host. Logs always name the debit.
    /// </summary>
    public bool TraceDebitIds { get; set; }

    /// <summary>
    /// The language of the texts for customers in decisions, as in <c>de</c> or <c>de-AT</c>: that of the file
    /// <c>customer-texts.LANGUAGE.json</c> beside the rules. Default null: <c>customer-texts.json</c>. Where no file has a text, it is that
    /// of the rule file, or English.
    /// </summary>
    public string? CustomerLanguage { get; set; }

    /// <summary>
    /// The name of a rule set that judges beside the one in force: its outcome is recorded with each new decision and never acts. It reads
    /// nothing, and a debit in another currency has none. Default null: no challenger.
    /// </summary>
    public string? Challenger { get; set; }

    /// <summary>How long own debits count as not yet posted.</summary>
    public HoldOptions Holds { get; } = new();

    /// <summary>How many debits of one <see cref="IFundsChecker.CheckAllAsync"/> are checked at once. Default 16; from 1 to 1024.</summary>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>
    /// For how long the start of the host waits for a decision store that cannot be opened yet (<see cref="StoreUnavailableException"/>),
    /// such as a log that the process before still has in a rolling deployment. Default zero: such a start fails at once; at most 10 min.
    /// </summary>
    public TimeSpan StoreWait { get; set; }

    /// <summary>
    /// For how long checks may still wait for a balance once the host begins to stop. After it they end with
    /// <see cref="CheckerStoppedException"/>. Keep it shorter than the host's own time-out, which is 30 s. Default 20 s; at most 10 min.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
