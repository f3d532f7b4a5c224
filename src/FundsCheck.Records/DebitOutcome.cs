namespace FundsCheck.Records;

/// <summary>The best outcome among the decisions of one rule set on a debit. One byte, since a log may have millions of debits.</summary>
#pragma warning disable CA1028, CA1008 // Large tables need one byte per entry.
internal enum DebitOutcome : byte
#pragma warning restore CA1028, CA1008
{
    /// <summary>The rule set did not decide the debit.</summary>
    None = 0,

    /// <summary>Every decision was a decline.</summary>
    Declined = 1,

    /// <summary>The debit was reviewed and not approved.</summary>
    Reviewed = 2,

    /// <summary>The debit was accepted, or approved after a review.</summary>
    LetThrough = 3,
}
