namespace FundsCheck.Decisions.Held;

/// <summary>What one debit takes from its account, in as little memory as it may take: there is one for every debit on its way.</summary>
internal readonly record struct HeldDebit(string DebitId, Money Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    public static HeldDebit Of(string debitId, Hold hold) => new(debitId, hold.Amount, hold.PresentedFrom, hold.ExpiresAt);
}
