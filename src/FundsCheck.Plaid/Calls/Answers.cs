using FundsCheck.Balances;
using FundsCheck.Plaid.Bodies;
using FundsCheck.Plaid.Errors;

namespace FundsCheck.Plaid.Calls;

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
            { Sightings: 0 } => Unread(ReadingCodes.AccountNotReturned, answer),
            { Sightings: > 1 } => Unread(ReadingCodes.AccountReturnedTwice, answer),
            { Balance: { } balance } => new BalanceAttempt(new BalanceReading.Read(balance), QuickRetry.Never, ProviderHealth.Up),
            _ => Unread(ReadingCodes.AmountInexact, answer),
        };
    }

    private static BalanceAttempt Unread(string code, Answer answer) =>
        new(new BalanceReading.Unread(code, ProviderCode: null, answer.RequestId), QuickRetry.Never, ProviderHealth.Up);
}
