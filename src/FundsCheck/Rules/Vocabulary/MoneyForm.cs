using FundsCheck.Balances;

namespace FundsCheck.Rules.Vocabulary;

/// <summary>How a measure of money adds up: how often each quantity counts in it, and which accounts have it.</summary>
/// <param name="Available">How often the available balance counts.</param>
/// <param name="Current">How often the current balance counts.</param>
/// <param name="Limit">How often the limit counts.</param>
/// <param name="Held">How often the holds count.</param>
/// <param name="Amount">How often the debit's amount counts.</param>
/// <param name="Family">The accounts that have the measure; null for all.</param>
internal sealed record MoneyForm(
    int Available = 0, int Current = 0, int Limit = 0, int Held = 0, int Amount = 0, AccountFamily? Family = null);
