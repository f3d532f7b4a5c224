using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid;

/// <summary>Everything that is logged. Never a token, a secret, an account, an amount, or a text of an answer's own.</summary>
internal static partial class PlaidLog
{
    [LoggerMessage(1, LogLevel.Debug, "a balance was read in {Milliseconds} ms; request {RequestId}")]
    public static partial void BalanceWasRead(ILogger logger, double milliseconds, string? requestId);

    [LoggerMessage(2, LogLevel.Warning, "a balance was not read: {Code} after {Milliseconds} ms; Plaid's code {ProviderCode}, request {RequestId}")]
    public static partial void BalanceWasNotRead(ILogger logger, string code, double milliseconds, string? providerCode, string? requestId);

    [LoggerMessage(3, LogLevel.Information, "Plaid is asked again (retry {Retry}) in {Milliseconds} ms")]
    public static partial void AsksAgain(ILogger logger, int retry, double milliseconds);

    [LoggerMessage(4, LogLevel.Error, "Plaid failed so often that it is not asked for {Milliseconds} ms")]
    public static partial void CircuitOpened(ILogger logger, double milliseconds);

    [LoggerMessage(5, LogLevel.Information, "Plaid answers again")]
    public static partial void CircuitClosed(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "an answer of Plaid's is not what it documents: {Problem}")]
    public static partial void AnswerIsInvalid(ILogger logger, string problem);
}
