namespace FundsCheck;

/// <summary>
/// The base of every exception that this library declares. Its message names a debit, a file, a line or a member and the fix, never a
/// credential or an amount.
/// </summary>
public abstract class FundsCheckException : Exception
{
    /// <summary>An exception.</summary>
    /// <param name="message">What is wrong, and the fix.</param>
    /// <param name="innerException">The cause; null where there is none.</param>
    protected FundsCheckException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The message of a failure of storage, where it names a path, a line or a member and a cause; null for every other exception, whose
    /// message may hold anything.
    /// </summary>
    /// <param name="failure">The failure.</param>
    public static string? CauseOf(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException or FundsCheckException ? failure.Message : null;
}
