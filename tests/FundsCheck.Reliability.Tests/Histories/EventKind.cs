namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What a host may tell of a debit.</summary>
internal enum EventKind
{
    Approved,
    Rejected,
    Sent,
    Settled,
    Returned,
    Cancelled,
}
