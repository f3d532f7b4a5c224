namespace FundsCheck.Records;

/// <summary>How the new rule set would have stopped a debit. One byte, since a log may have millions of debits.</summary>
#pragma warning disable CA1028, CA1008 // Large tables need one byte per entry.
internal enum Stop : byte
#pragma warning restore CA1028, CA1008
{
    No = 0,
    Review = 1,
    Decline = 2,
}
