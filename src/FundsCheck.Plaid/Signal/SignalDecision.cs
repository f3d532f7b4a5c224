namespace FundsCheck.Plaid;

/// <summary>A recorded decision that Plaid's Signal evaluated, reduced to what a report to Plaid needs.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Revision">The revision of the decision.</param>
/// <param name="ClientTransactionId">The id by which Plaid knows the evaluation.</param>
/// <param name="Outcome">The outcome of the decision.</param>
/// <param name="SameDay">Whether the entry is to settle on the day it is sent.</param>
public sealed record SignalDecision(string DebitId, int Revision, string ClientTransactionId, Outcome Outcome, bool SameDay)
{
    /// <summary>The decision of a record; null where Signal evaluated nothing for it.</summary>
    /// <param name="record">The record.</param>
    public static SignalDecision? From(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.SourceFacts is { Prefix: SignalFacts.Prefix, Reading: FactReading.Succeeded { Reference: { } id } }
            ? new SignalDecision(record.Debit.Id, record.Revision, id, record.Verdict.Outcome, record.Debit.SameDay)
            : null;
    }
}
