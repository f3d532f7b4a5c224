namespace FundsCheck.Plaid;

/// <summary>Maps a well-formed response to the result of its attempt. Pure.</summary>
internal static class ResponseClassifier
{
    private const int StatusOk = 200;

    public static PlaidAttempt Classify(BalanceResponse response) => ClassifyContent(response) with { Item = response.Item };

    public static PlaidAttempt Classify(ItemContent content) =>
        (content.Item.Error is { } error ? Broken(error) : PlaidAttempt.Succeeded(content)) with { Item = content.Item };

    private static PlaidAttempt ClassifyContent(BalanceResponse response) => response switch
    {
        // Balances beside an Item's error are not reliable.
        { Item.Error: { } error } => Broken(error),
        { Occurrences: 0 } => Failed(BalanceFailures.AccountNotReturned, response),
        { Occurrences: > 1 } => Failed(PlaidFailures.AccountReturnedTwice, response),
        { Balance: { } balance } => PlaidAttempt.Succeeded(new BalanceContent(balance)),
        _ => Failed(PlaidFailures.AmountInexact, response),
    };

    // A successful call may be billed, so it is not retried.
    private static PlaidAttempt Broken(PlaidError error) => PlaidErrors.Classify(error, StatusOk) with { QuickRetry = QuickRetry.Never };

    private static PlaidAttempt Failed(BalanceFailure failure, BalanceResponse response) =>
        PlaidAttempt.Failed(failure with { ProviderRequestId = response.RequestId }) with { Health = ProviderHealth.Up };
}
