namespace FundsCheck.Records;

/// <summary>The best that the decisions of one rule set on a debit came to. One byte, as there may be millions.</summary>
#pragma warning disable CA1028, CA1008 // An entry of a large table: its size is the point.
internal enum DebitAnswer : byte
#pragma warning restore CA1028, CA1008
{
    /// <summary>The rule set did not decide the debit.</summary>
    None = 0,

    /// <summary>Every decision was a decline.</summary>
    Declined = 1,

    /// <summary>It was reviewed, and nobody approved it.</summary>
    Reviewed = 2,

    /// <summary>It was accepted, or approved since.</summary>
    LetThrough = 3,
}
