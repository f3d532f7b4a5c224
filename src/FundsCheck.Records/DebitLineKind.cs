namespace FundsCheck.Records;

/// <summary>The kind of a line on a debit: a decision or one of the events.</summary>
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
