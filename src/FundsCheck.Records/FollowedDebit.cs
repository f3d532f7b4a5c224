namespace FundsCheck.Records;

/// <summary>What is kept of a debit until the log's end.</summary>
/// <param name="Amount">Its amount.</param>
/// <param name="Answer">What its decisions came to; an accept or a review starts anew, a decline leaves what went before.</param>
/// <param name="StoppedBy">How the new rules would have stopped it, by its latest accept or review.</param>
/// <param name="IsDeclined">Whether its latest decision is a decline.</param>
/// <param name="IsElsewhere">Whether its latest decision is by another rule set.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="ReturnCode">Where its return code stands among those of the log.</param>
internal readonly record struct FollowedDebit(
    decimal Amount,
    DebitAnswer Answer,
    Stop StoppedBy,
    bool IsDeclined,
    bool IsElsewhere,
    DebitFate Fate,
    ushort ReturnCode)
{
    /// <summary>The debit after another decision of the rule set.</summary>
    public FollowedDebit Decided(DecisionRecord record, Outcome newer)
    {
        var amount = record.Debit.Amount.Amount;
        var stop = newer switch { Outcome.Accept => Stop.No, Outcome.Review => Stop.Review, _ => Stop.Decline };
        return record.Verdict.Outcome switch
        {
            Outcome.Accept => new() { Amount = amount, Answer = DebitAnswer.LetThrough, StoppedBy = stop },

            // Whoever approved this review could have approved that one.
            Outcome.Review => new() { Amount = amount, Answer = DebitAnswer.Reviewed, StoppedBy = stop == Stop.Decline ? stop : Stop.No },

            // What an earlier decision let through may have been sent before this one (ADR 10).
            _ => this with
            {
                Amount = amount,
                Answer = Answer == DebitAnswer.None ? DebitAnswer.Declined : Answer,
                IsDeclined = true,
                IsElsewhere = false,
            },
        };
    }
}
