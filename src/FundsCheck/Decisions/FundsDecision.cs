namespace FundsCheck;

/// <summary>The answer to a proposed debit.</summary>
/// <param name="Record">All that was seen and answered.</param>
/// <param name="IsExisting">Whether this is an earlier decision on the same debit, still valid; nothing was fetched.</param>
/// <param name="IsRecorded">Whether the record outlives the process.</param>
public sealed record FundsDecision(DecisionRecord Record, bool IsExisting, bool IsRecorded)
{
    /// <summary>
    /// What became of the debit. A check returns open debits only: for any other it throws <see cref="DebitClosedException"/>.
    /// </summary>
    public DebitState State { get; init; }

    /// <summary>Who approved the review, and why; null where nobody did.</summary>
    public DebitEvent.Approved? Approval { get; init; }

    /// <summary>The debit's id.</summary>
    public string DebitId => Record.Debit.Id;

    /// <summary>Accept, review or decline.</summary>
    public Outcome Outcome => Record.Verdict.Outcome;

    /// <summary>Every reason, the deciding ones first.</summary>
    public IReadOnlyList<Reason> Reasons => Record.Verdict.Reasons;

    /// <summary>
    /// The largest smaller amount that would have been accepted; null for an accept, where there is none, and where no balance was read.
    /// </summary>
    public Money? MaxAcceptableAmount => Record.Verdict.MaxAcceptableAmount;

    /// <summary>The rule set that judged.</summary>
    public RuleSetIdentity RuleSet => Record.RuleSet;

    /// <summary>The balance that was judged; null where none was read.</summary>
    public AccountBalance? Balance => Record.Reading is BalanceReading.Succeeded read ? read.Balance : null;

    /// <summary>Whether asking again later, with nothing else changed, may fix a review.</summary>
    public bool IsTransient => Record.Verdict.IsTransient;

    /// <summary>Whether the end user must act first, as in logging in again.</summary>
    public bool NeedsUserAction => Outcome != Outcome.Accept && Reasons.Any(reason => reason.NeedsUserAction);

    /// <summary>When it was decided.</summary>
    public DateTimeOffset DecidedAt => Record.DecidedAt;

    /// <summary>
    /// From this moment on it may not be relied on. A review that was approved may be, for as long as the review holds its amount.
    /// </summary>
    public DateTimeOffset ValidUntil => Approval is not null && Record.Hold is { } hold ? hold.ExpiresAt : Record.ValidUntil;

    /// <summary>The id and the outcome: a decision's text form carries neither account nor amount.</summary>
    public override string ToString() => $"debit {DebitId}: {Outcome.ToName()}";
}
