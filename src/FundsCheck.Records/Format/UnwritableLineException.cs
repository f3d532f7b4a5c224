namespace FundsCheck.Records.Format;

/// <summary>A decision or an event that a reader of a log would not restore. The message names the member, never its value.</summary>
#pragma warning disable CA1064 // It never leaves the store: it is the cause within a DecisionNotRecordedException.
public sealed class UnwritableLineException(
    string message, Exception? innerException = null) : FundsCheckException(message, innerException);
#pragma warning restore CA1064
