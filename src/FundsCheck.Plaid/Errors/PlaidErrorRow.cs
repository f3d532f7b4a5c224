namespace FundsCheck.Plaid;

/// <summary>What is known of one error code.</summary>
/// <param name="Code">The code, as Plaid documents it.</param>
/// <param name="Category">What rules judge.</param>
/// <param name="Meaning">One clause for those who run the checks.</param>
/// <param name="QuickRetry">Whether another call within the same reading is worthwhile.</param>
internal sealed record PlaidErrorRow(
    string Code, BalanceFailureCategory Category, string Meaning, QuickRetry QuickRetry = QuickRetry.Never);
