using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>
/// All log messages. They contain no token, secret, account or amount, and no text of a response except the code of an error.
/// </summary>
internal static partial class PlaidLog
{
    [LoggerMessage(4001, LogLevel.Debug, "Read a balance in {Milliseconds} ms; request {RequestId}.")]
    public static partial void BalanceWasRead(ILogger logger, double milliseconds, string requestId);

    [LoggerMessage(
        4002, LogLevel.Warning, "Failed to read a balance: {Code} ({Category}: {Meaning}) after {Milliseconds} ms; request {RequestId}.")]
    public static partial void BalanceWasNotRead(
        ILogger logger, string code, BalanceFailureCategory category, string meaning, double milliseconds, string requestId);

    [LoggerMessage(4004, LogLevel.Error, "Opened the circuit to {Destination} for {Milliseconds} ms; the last failure was {Cause}.")]
    public static partial void CircuitOpened(ILogger logger, string destination, double milliseconds, string cause);

    [LoggerMessage(4005, LogLevel.Information, "Closed the circuit to {Destination}.")]
    public static partial void CircuitClosed(ILogger logger, string destination);

    [LoggerMessage(4006, LogLevel.Warning, "Rejected a response that contradicts Plaid's documentation: {Problem}. The reading failed.")]
    public static partial void ResponseRejected(ILogger logger, string problem);

    [LoggerMessage(4008, LogLevel.Debug, "Evaluated a debit by Signal in {Milliseconds} ms; request {RequestId}.")]
    public static partial void SignalWasRead(ILogger logger, double milliseconds, string requestId);

    [LoggerMessage(
        4009, LogLevel.Warning,
        "Failed to evaluate a debit by Signal: {Code} ({Category}: {Meaning}) after {Milliseconds} ms; request {RequestId}. The facts are "
            + "unknown.")]
    public static partial void SignalWasNotRead(
        ILogger logger, string code, BalanceFailureCategory category, string meaning, double milliseconds, string requestId);

    [LoggerMessage(4007, LogLevel.Warning, "Failed to reach Plaid: {Code}, cause {Cause}, after {Milliseconds} ms.")]
    public static partial void PlaidWasNotReached(ILogger logger, string code, string cause, double milliseconds);

    [LoggerMessage(4020, LogLevel.Information, "Applied a webhook: {Kind}.")]
    public static partial void WebhookApplied(ILogger logger, PlaidWebhookKind kind);

    [LoggerMessage(4021, LogLevel.Information, "Applied no change of a webhook: {Result}.")]
    public static partial void WebhookNotApplied(ILogger logger, PlaidWebhookResult result);

    [LoggerMessage(4022, LogLevel.Warning, "Failed to fetch a webhook verification key: {Problem}; Plaid sends the webhook again.")]
    public static partial void WebhookKeyNotFetched(ILogger logger, string problem);

    // The message of an exception of the host may contain an id.
    [LoggerMessage(4023, LogLevel.Error, "Failed to handle a webhook {Kind}: {Exception}; Plaid sends the webhook again.")]
    public static partial void WebhookFailed(ILogger logger, PlaidWebhookKind kind, string exception);

    [LoggerMessage(4024, LogLevel.Warning, "Failed to {Operation} the status of an Item: {Exception}; the reading continues without it.")]
    public static partial void StatusNotKept(ILogger logger, string operation, string exception);

    /// <summary>The id of a request as it is logged; many failures have none.</summary>
    public static string IdOf(string? requestId) => requestId ?? "without an id";
}
