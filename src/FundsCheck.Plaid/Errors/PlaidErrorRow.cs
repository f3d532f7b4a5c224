namespace FundsCheck.Plaid;

/// <summary>One error code with its category and meaning.</summary>
/// <param name="Code">The code, as Plaid documents it.</param>
/// <param name="Category">The category that rules judge.</param>
/// <param name="Meaning">The meaning for operators, in one clause.</param>
/// <param name="QuickRetry">Whether another call within the same reading is worthwhile.</param>
internal sealed record PlaidErrorRow(
    string Code, BalanceFailureCategory Category, string Meaning, QuickRetry QuickRetry = QuickRetry.Never);
