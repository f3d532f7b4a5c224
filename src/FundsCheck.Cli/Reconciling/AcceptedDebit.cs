namespace FundsCheck.Cli.Reconciling;

/// <summary>What the records state of one debit: whether it might be sent, and for how much.</summary>
/// <param name="Amount">Its amount, which all its revisions share.</param>
/// <param name="Outcome">The outcome of the latest decision.</param>
/// <param name="DecidedAt">When that was decided.</param>
/// <param name="ValidUntil">Until when that may be relied on.</param>
internal sealed record AcceptedDebit(Money Amount, Outcome Outcome, DateTimeOffset DecidedAt, DateTimeOffset ValidUntil)
{
    /// <summary>Whether a decision accepted it, or a person approved a review of it, at any time.</summary>
    public bool WasAccepted { get; init; }

    /// <summary>Whether the latest decision is such an accept.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Whether it was cancelled, or a person rejected it.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether it is recorded as sent.</summary>
    public bool IsRecordedSent { get; init; }

    public static AcceptedDebit From(DecisionRecord record, AcceptedDebit? earlier)
    {
        var isAccept = record.Verdict.Outcome == Outcome.Accept;
        return new(record.Debit.Amount, record.Verdict.Outcome, record.DecidedAt, record.ValidUntil)
        {
            WasAccepted = isAccept || earlier is { WasAccepted: true },
            IsAccepted = isAccept,
            IsRecordedSent = earlier is { IsRecordedSent: true },
        };
    }

    /// <summary>The debit after an event.</summary>
    /// <param name="what">The event.</param>
    /// <param name="holdEnd">Until when an approved review may be relied on; null where it is not known.</param>
    public AcceptedDebit With(DebitEvent what, DateTimeOffset? holdEnd) => what switch
    {
        DebitEvent.Approved => this with { WasAccepted = true, IsAccepted = true, ValidUntil = holdEnd ?? ValidUntil },
        DebitEvent.Rejected or DebitEvent.Cancelled => this with { IsWithdrawn = true },
        DebitEvent.Sent => this with { IsRecordedSent = true },
        _ => this,
    };
}
