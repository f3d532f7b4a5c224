namespace FundsCheck;

/// <summary>
/// A decision store cannot be opened now, and may be later: another process has it, or its server is down. Try again, or see the message
/// for the fix.
/// </summary>
public abstract class StoreUnavailableException : FundsCheckException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which store, the cause, and the fix; without a credential.</param>
    /// <param name="innerException">The cause; null where there is none.</param>
    protected StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
