namespace FundsCheck.DecisionLog;

/// <summary>Another process, or another store in this one, writes to the decision log.</summary>
public sealed class LogInUseException : FundsCheckException
{
    /// <summary>A log in use.</summary>
    /// <param name="file">The log.</param>
    /// <param name="owner">Who writes to it.</param>
    /// <param name="innerException">What locking it gave; null where there is none.</param>
    public LogInUseException(string file, string owner, Exception? innerException = null)
        : base($"{file}: the log is in use by {owner}; one process writes to a log, give this one its own or end the other", innerException)
    {
    }
}
