namespace FundsCheck.PostgreSql;

/// <summary>One attempt of a batch: whether it may have been committed, and whether it was given up.</summary>
internal sealed class Attempt
{
    private const int Open = 0;
    private const int Committing = 1;
    private const int Abandoned = 2;

    private int _state;

    /// <summary>Whether a commit was sent to which no answer came.</summary>
    public bool MayBeCommitted => Volatile.Read(ref _state) == Committing;

    /// <summary>
    /// Whether the server warned during the commit: it ended the wait for a standby, so that a failover may lose the commit.
    /// </summary>
    public bool IsCommitDoubtful { get; set; }

    /// <exception cref="TimeoutException">The attempt was abandoned; its works wait for another attempt.</exception>
    public void BeginCommit()
    {
        if (Interlocked.CompareExchange(ref _state, Committing, Open) != Open)
        {
            throw new TimeoutException("the attempt was given up");
        }
    }

    /// <summary>The server rejected the commit: nothing was written.</summary>
    public void EndCommit() => Interlocked.CompareExchange(ref _state, Open, Committing);

    /// <summary>Gives the attempt up, unless its commit was sent.</summary>
    public void Abandon() => Interlocked.CompareExchange(ref _state, Abandoned, Open);
}
