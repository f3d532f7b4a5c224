namespace FundsCheck.Plaid;

/// <summary>The result of a wait in the queue.</summary>
internal enum Turn
{
    /// <summary>The reading may call, and frees its place afterwards.</summary>
    Given = 0,

    /// <summary>The queue is full.</summary>
    QueueFull = 1,

    /// <summary>The turn did not come in time for a response within the deadline.</summary>
    TooLate = 2,
}
