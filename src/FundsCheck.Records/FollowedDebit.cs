namespace FundsCheck.Records;

/// <summary>The state of a debit that a backtest keeps until the end of the log.</summary>
/// <param name="Amount">The amount of the debit.</param>
/// <param name="Answer">The best outcome of its decisions. A later accept or review replaces it; a later decline keeps it.</param>
/// <param name="StoppedBy">How the new rule set would have stopped the debit, by its latest accept or review.</param>
/// <param name="IsDeclined">True where its latest decision is a decline.</param>
/// <param name="IsElsewhere">True where its latest decision is by another rule set.</param>
/// <param name="Progress">The recorded progress.</param>
/// <param name="ReturnCode">The index of its return code among the codes of the log.</param>
/// <param name="Decision">The number of the decision on which <paramref name="Answer"/> rests.</param>
/// <param name="IsReview">True where that decision is a review.</param>
internal readonly record struct FollowedDebit(
    decimal Amount,
    DebitOutcome Answer,
    Stop StoppedBy,
    bool IsDeclined,
    bool IsElsewhere,
    DebitProgress Progress,
    ushort ReturnCode,
    int Decision,
    bool IsReview)
{
    /// <summary>The debit after another decision of the rule set.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="newer">The outcome by the new rule set.</param>
    /// <param name="number">The number of the decision, for <see cref="Decision"/>.</param>
    public FollowedDebit Decided(DecisionRecord record, Outcome newer, int number)
    {
        var amount = record.Debit.Amount.Amount;
        var stop = newer switch { Outcome.Accept => Stop.No, Outcome.Review => Stop.Review, _ => Stop.Decline };
        return record.Verdict.Outcome switch
        {
            Outcome.Accept => new() { Amount = amount, Answer = DebitOutcome.LetThrough, StoppedBy = stop, Decision = number },

            // The person who approved the old review could also have approved the new one.
            Outcome.Review => new()
            {
                Amount = amount,
                Answer = DebitOutcome.Reviewed,
                StoppedBy = stop == Stop.Decline ? stop : Stop.No,
                Decision = number,
                IsReview = true,
            },

            // The host may have sent the debit after an earlier accept, before this decision (ADR 10).
            _ => this with
            {
                Amount = amount,
                Answer = Answer == DebitOutcome.None ? DebitOutcome.Declined : Answer,
                IsDeclined = true,
                Decision = Answer is DebitOutcome.None or DebitOutcome.Declined ? number : Decision,
                IsElsewhere = false,
            },
        };
    }
}
