namespace FundsCheck.Records;

/// <summary>What the log tells of a debit after its decision. One byte, as there may be millions.</summary>
#pragma warning disable CA1028, CA1008 // An entry of a large table: its size is the point.
internal enum DebitFate : byte
#pragma warning restore CA1028, CA1008
{
    /// <summary>Nothing, or an approval.</summary>
    Open = 0,

    /// <summary>It was sent or settled.</summary>
    Sent = 1,

    Returned = 2,

    /// <summary>
    /// It was rejected or cancelled: it will not be sent, unless an earlier accept had let it through before it was rejected.
    /// </summary>
    Ended = 3,
}
