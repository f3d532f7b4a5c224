namespace FundsCheck;

/// <summary>
/// The store failed, and it is unknown whether the status of a connection was recorded; or, where the message states so, it was not
/// recorded. Set the status again: always safe. The message contains no id.
/// </summary>
public sealed class ConnectionStatusNotRecordedException : FundsCheckException
{
    /// <summary>Creates the exception for a failed store.</summary>
    /// <param name="innerException">The failure.</param>
    public ConnectionStatusNotRecordedException(Exception innerException)
        : this("it is unknown whether the status of a connection was recorded", innerException)
    {
    }

    private ConnectionStatusNotRecordedException(string message, Exception innerException)
        : base($"{message}{(CauseOf(innerException) is { } cause ? $" ({cause})" : string.Empty)}; set it again", innerException)
    {
    }

    /// <summary>Creates the exception for a failure of one status before any byte of it was written.</summary>
    /// <param name="cause">The failure.</param>
    public static ConnectionStatusNotRecordedException BeforeCommit(Exception cause) =>
        new("the status of a connection was not recorded", cause);
}
