namespace FundsCheck.Decisions;

/// <summary>Another process, or another store in this one, writes to the decision log.</summary>
public sealed class LogInUseException : IOException
{
    internal LogInUseException(string file, string owner, Exception? innerException)
        : base($"{file}: the log is in use by {owner}; one process writes to a log, give this one its own or end the other", innerException)
    {
    }
}
