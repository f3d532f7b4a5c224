namespace FundsCheck.Records;

/// <summary>The state of a debit that a backtest keeps until the end of the log.</summary>
/// <param name="Amount">The amount of the debit.</param>
/// <param name="Answer">The best outcome of its decisions. A later accept or review replaces it; a later decline keeps it.</param>
/// <param name="StoppedBy">How the new rule set would have stopped the debit, by its latest accept or review.</param>
/// <param name="IsDeclined">True where its latest decision is a decline.</param>
/// <param name="IsElsewhere">True where its latest decision is by another rule set.</param>
/// <param name="Progress">The recorded progress.</param>
/// <param name="ReturnCode">The index of its return code among the codes of the log.</param>
internal readonly record struct FollowedDebit(
    decimal Amount,
    DebitOutcome Answer,
    Stop StoppedBy,
    bool IsDeclined,
    bool IsElsewhere,
    DebitProgress Progress,
    ushort ReturnCode)
{
    /// <summary>The debit after another decision of the rule set.</summary>
    public FollowedDebit Decided(DecisionRecord record, Outcome newer)
    {
        var amount = record.Debit.Amount.Amount;
        var stop = newer switch { Outcome.Accept => Stop.No, Outcome.Review => Stop.Review, _ => Stop.Decline };
        return record.Verdict.Outcome switch
        {
            Outcome.Accept => new() { Amount = amount, Answer = DebitOutcome.LetThrough, StoppedBy = stop },

            // The person who approved the old review could also have approved the new one.
            Outcome.Review => new() { Amount = amount, Answer = DebitOutcome.Reviewed, StoppedBy = stop == Stop.Decline ? stop : Stop.No },

            // The host may have sent the debit after an earlier accept, before this decision (ADR 10).
            _ => this with
            {
                Amount = amount,
                Answer = Answer == DebitOutcome.None ? DebitOutcome.Declined : Answer,
                IsDeclined = true,
                IsElsewhere = false,
            },
        };
    }
}
