namespace FundsCheck.DecisionLog;

/// <summary>A call of the store. It determines the exception by which a failure of the log is reported.</summary>
internal readonly record struct LogCall
{
    private string? DebitId { get; init; }

    private bool IsRead { get; init; }

    /// <summary>A call on the status of a connection.</summary>
    public static LogCall OnStatus => default;

    /// <summary>A read of the port of reads.</summary>
    public static LogCall ToRead => new() { IsRead = true };

    /// <summary>A call on a debit.</summary>
    public static LogCall On(string debitId) => new() { DebitId = debitId };

    /// <summary>Throws where the log failed; does nothing for null.</summary>
    /// <param name="failure">The failure of the log; null for none.</param>
    public void ThrowIf(Exception? failure)
    {
        if (failure is null)
        {
            return;
        }

        throw (DebitId, IsRead) switch
        {
            ({ } debitId, _) => new DecisionNotRecordedException(debitId, failure),
            (_, true) => new IOException("The decision log failed. Read again once the store has reopened it.", failure),
            _ => new ConnectionStatusNotRecordedException(failure),
        };
    }
}
