using FundsCheck.Balances;
using FundsCheck.Plaid.Errors;

namespace FundsCheck.Plaid.Calls;

/// <summary>What one attempt gave, and what the pipeline needs to know of it.</summary>
/// <param name="Reading">The reading, if this attempt is the last.</param>
/// <param name="QuickRetry">Whether another attempt is worth a call.</param>
/// <param name="PlaidFailed">Whether it speaks against all of Plaid: a failed connection, or Plaid's own fault.</param>
internal sealed record BalanceAttempt(BalanceReading Reading, QuickRetry QuickRetry, bool PlaidFailed)
{
    public static BalanceAttempt Unread(string code, QuickRetry quickRetry = QuickRetry.Never) =>
        new(new BalanceReading.Unread(code), quickRetry, PlaidFailed: false);
}
