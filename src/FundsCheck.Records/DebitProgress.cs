namespace FundsCheck.Records;

/// <summary>The recorded progress of a debit after its decision. One byte, since a log may have millions of debits.</summary>
#pragma warning disable CA1028, CA1008 // Large tables need one byte per entry.
internal enum DebitProgress : byte
#pragma warning restore CA1028, CA1008
{
    /// <summary>No event, or an approval.</summary>
    Open = 0,

    /// <summary>The debit was sent or settled.</summary>
    Sent = 1,

    Returned = 2,

    /// <summary>
    /// The debit was rejected or cancelled. It is not sent, unless the host sent it after an earlier accept, before the rejection.
    /// </summary>
    Ended = 3,
}
