namespace FundsCheck.Plaid;

/// <summary>What became of a reading's wait for its turn.</summary>
internal enum Turn
{
    /// <summary>It may call, and gives its place back afterwards.</summary>
    Given = 0,

    /// <summary>As many as allowed wait already.</summary>
    QueueFull = 1,

    /// <summary>Its turn did not come in time for an answer within its deadline.</summary>
    TooLate = 2,
}
