namespace FundsCheck;

/// <summary>What became of a debit. Only an open one may still be initiated.</summary>
public enum DebitState
{
    /// <summary>Decided, and nothing else recorded but that a review was approved.</summary>
    Open = 0,

    /// <summary>The entry was handed to the originating bank.</summary>
    Sent = 1,

    /// <summary>The entry settled.</summary>
    Settled = 2,

    /// <summary>The entry came back.</summary>
    Returned = 3,

    /// <summary>A person turned the review down.</summary>
    Rejected = 4,

    /// <summary>The entry will never be presented.</summary>
    Cancelled = 5,
}
