namespace FundsCheck.Storage;

/// <summary>What the store knows when a debit is decided.</summary>
/// <param name="Holds">Own debits that count against the balance.</param>
/// <param name="Revision">1 for the first decision on the debit, one more each time it is decided anew.</param>
/// <param name="Superseded">The earlier revision by which the debit may have been sent; null where there is none.</param>
/// <param name="IsRetryVerified">Whether what the debit states of its earlier attempts is on record. True for a first entry.</param>
public sealed record DecisionContext(HoldTotals Holds, int Revision, SupersededAccept? Superseded, bool IsRetryVerified);
