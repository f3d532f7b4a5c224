namespace FundsCheck.Plaid;

/// <summary>Maps a well-formed response to a reading. Pure.</summary>
internal static class ResponseClassifier
{
    private const int StatusOk = 200;

    public static BalanceAttempt Classify(BalanceResponse response)
    {
        if (response.ItemError is { } error)
        {
            // Balances beside an Item's error are not reliable. A successful call is billed, so it is not retried.
            return PlaidErrors.Classify(error, StatusOk) with { QuickRetry = QuickRetry.Never };
        }

        return response switch
        {
            { Occurrences: 0 } => Failed(BalanceFailures.AccountNotReturned, response),
            { Occurrences: > 1 } => Failed(PlaidFailures.AccountReturnedTwice, response),
            { Balance: { } balance } => new BalanceAttempt(new BalanceReading.Succeeded(balance), QuickRetry.Never, ProviderHealth.Up),
            _ => Failed(PlaidFailures.AmountInexact, response),
        };
    }

    private static BalanceAttempt Failed(BalanceFailure failure, BalanceResponse response) =>
        BalanceAttempt.Failed(failure with { ProviderRequestId = response.RequestId }) with { Health = ProviderHealth.Up };
}
