namespace FundsCheck.Records;

/// <summary>How the new rules would have stopped a debit. One byte, as there may be millions.</summary>
#pragma warning disable CA1028, CA1008 // An entry of a large table: its size is the point.
internal enum Stop : byte
#pragma warning restore CA1028, CA1008
{
    No = 0,
    Review = 1,
    Decline = 2,
}
