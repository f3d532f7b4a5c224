namespace FundsCheck.Records.Format;

/// <summary>
/// A decision, an event or a status of a connection that a reader of a log would not restore. The message names the member, never its
/// value.
/// </summary>
#pragma warning disable CA1064 // It never leaves the store: it is the cause within another exception.
public sealed class UnwritableLineException(
    string message, Exception? innerException = null) : FundsCheckException(message, innerException);
#pragma warning restore CA1064
