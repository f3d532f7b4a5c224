namespace FundsCheck.Records;

/// <summary>What a line on a debit is: a decision, or an event.</summary>
internal enum DebitLineKind : byte
{
    Decision,
    Approved,
    Rejected,
    Sent,
    Settled,
    Returned,
    Cancelled,
}
