namespace FundsCheck.Checking;

/// <summary>How far a read is.</summary>
internal enum ReadState
{
    /// <summary>It waits for a thread.</summary>
    Waiting = 0,

    /// <summary>The source was called.</summary>
    Calling = 1,

    /// <summary>The deadline has passed, and the source has not ended the read yet.</summary>
    Late = 2,

    /// <summary>So has the grace after it: the source may never end it.</summary>
    Overdue = 3,

    /// <summary>Nothing more comes.</summary>
    Ended = 4,
}
