namespace FundsCheck.Pages.Reports;

/// <summary>A debit of the period: its latest decision in the period, and what happened to it.</summary>
internal sealed class TrackedDebit(DecisionRecord record)
{
    public Money Amount { get; } = record.Debit.Amount;

    public Outcome Outcome { get; } = record.Verdict.Outcome;

    public IReadOnlyList<string> Codes { get; } =
        [.. record.Verdict.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal)];

    public DateOnly Day { get; } = DateOnly.FromDateTime(record.DecidedAt.UtcDateTime);

    public string? ApprovedBy { get; private set; }

    public string? RejectedBy { get; private set; }

    public bool IsSent { get; private set; }

    public string? ReturnCode { get; private set; }

    public bool IsOpenReview => Outcome == Outcome.Review && ApprovedBy is null && RejectedBy is null && !IsSent;

    /// <summary>True for a debit that was sent without an accept and without an approval.</summary>
    public bool IsSentAgainstDecision => IsSent && Outcome != Outcome.Accept && ApprovedBy is null;

    public void Add(DebitEvent recorded)
    {
        // A debit that was settled or returned was sent.
        IsSent |= recorded is DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned;
        ApprovedBy = recorded is DebitEvent.Approved approved ? approved.ApprovedBy : ApprovedBy;
        RejectedBy = recorded is DebitEvent.Rejected rejected ? rejected.RejectedBy : RejectedBy;
        ReturnCode = recorded is DebitEvent.Returned returned ? returned.Code : ReturnCode;
    }

    /// <summary>Takes over what happened before the debit was decided again.</summary>
    public TrackedDebit After(TrackedDebit? earlier)
    {
        IsSent |= earlier?.IsSent ?? false;
        ReturnCode ??= earlier?.ReturnCode;
        return this;
    }
}
