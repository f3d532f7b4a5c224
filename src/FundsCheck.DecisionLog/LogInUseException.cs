namespace FundsCheck.DecisionLog;

/// <summary>Another process, or another store in this one, writes to the decision log.</summary>
public sealed class LogInUseException : StoreUnavailableException
{
    /// <summary>Creates the exception for a log in use.</summary>
    /// <param name="file">The path of the log.</param>
    /// <param name="owner">The process that writes to the log.</param>
    /// <param name="innerException">The exception of the lock; null for none.</param>
    public LogInUseException(string file, string owner, Exception? innerException = null)
        : base($"{file}: the log is in use by {owner}; use another log for this process, or stop the other process", innerException)
    {
    }
}
