using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>
/// Everything that is logged. Never a token, a secret, an account, an amount, or a text of an answer's own but the code of an error.
/// </summary>
internal static partial class PlaidLog
{
    [LoggerMessage(1, LogLevel.Debug, "Read a balance in {Milliseconds} ms; request {RequestId}.")]
    public static partial void BalanceWasRead(ILogger logger, double milliseconds, string? requestId);

    [LoggerMessage(
        2, LogLevel.Warning, "Failed to read a balance: {Code} ({Category}: {Meaning}) after {Milliseconds} ms; request {RequestId}.")]
    public static partial void BalanceWasNotRead(
        ILogger logger, string code, BalanceFailureCategory category, string meaning, double milliseconds, string? requestId);

    [LoggerMessage(4, LogLevel.Error, "Opened the circuit to {Destination} for {Milliseconds} ms; the last failure was {Cause}.")]
    public static partial void CircuitOpened(ILogger logger, string destination, double milliseconds, string? cause);

    [LoggerMessage(5, LogLevel.Information, "Closed the circuit to {Destination}.")]
    public static partial void CircuitClosed(ILogger logger, string destination);

    [LoggerMessage(6, LogLevel.Warning, "Refused an answer that is not what Plaid documents: {Problem}.")]
    public static partial void AnswerIsInvalid(ILogger logger, string problem);

    [LoggerMessage(7, LogLevel.Warning, "Failed to reach Plaid: {Code}, cause {Cause}, after {Milliseconds} ms.")]
    public static partial void PlaidWasNotReached(ILogger logger, string code, string? cause, double milliseconds);
}
