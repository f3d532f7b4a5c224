namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What a host may report of a debit.</summary>
internal enum EventKind
{
    Approved,
    Rejected,
    Sent,
    Settled,
    Returned,
    Cancelled,
}
