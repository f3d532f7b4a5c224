namespace FundsCheck.Plaid;

/// <summary>What a well-formed answer means. Pure.</summary>
internal static class Answers
{
    private const int StatusOk = 200;

    public static BalanceAttempt Judge(Answer answer)
    {
        if (answer.ItemError is { } error)
        {
            // Balances beside an Item's error are not to be trusted. A call that succeeded is billed, so none is retried.
            return PlaidErrors.Classify(error, StatusOk) with { QuickRetry = QuickRetry.Never };
        }

        return answer switch
        {
            { Sightings: 0 } => Failed(BalanceFailures.AccountNotReturned, answer),
            { Sightings: > 1 } => Failed(PlaidFailures.AccountReturnedTwice, answer),
            { Balance: { } balance } => new BalanceAttempt(new BalanceReading.Succeeded(balance), QuickRetry.Never, ProviderHealth.Up),
            _ => Failed(PlaidFailures.AmountInexact, answer),
        };
    }

    private static BalanceAttempt Failed(BalanceFailure failure, Answer answer) =>
        BalanceAttempt.Failed(failure with { ProviderRequestId = answer.RequestId }) with { Health = ProviderHealth.Up };
}
