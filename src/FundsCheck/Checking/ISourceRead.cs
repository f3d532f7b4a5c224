namespace FundsCheck.Checking;

/// <summary>A read, for the threads that begin reads and end those that are stuck.</summary>
internal interface ISourceRead
{
    /// <summary>Whether every check that waited has gone on.</summary>
    bool IsDone { get; }

    /// <summary>Whether the deadline has passed and the pool has not served a check in time.</summary>
    bool IsStuck { get; }

    /// <summary>Calls the source on the current thread, which the source may block for as long as it likes.</summary>
    void Call();

    /// <summary>Ends a read that is stuck, and serves its checks on threads beside the pool.</summary>
    /// <param name="threads">The threads.</param>
    void EndOn(OwnThreads threads);
}
