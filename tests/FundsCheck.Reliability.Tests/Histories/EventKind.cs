namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The kinds of events that a host may record of a debit.</summary>
internal enum EventKind
{
    Approved,
    Rejected,
    Sent,
    Settled,
    Returned,
    Cancelled,
}
