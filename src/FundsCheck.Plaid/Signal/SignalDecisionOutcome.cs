namespace FundsCheck.Plaid;

/// <summary>The outcome of a decision in a report to Plaid. <c>default</c> is a review without an approval.</summary>
public enum SignalDecisionOutcome
{
    /// <summary>A review that was neither approved nor rejected: Plaid's <c>REVIEW</c>.</summary>
    Review = 0,

    /// <summary>An accept, or a review that was approved: Plaid's <c>APPROVE</c>.</summary>
    Approve = 1,

    /// <summary>A decline, or a review that was rejected: Plaid's <c>REJECT</c>.</summary>
    Reject = 2,
}
