namespace FundsCheck;

/// <summary>What an ACH entry can carry. Rules and debits are bounded by the same figure.</summary>
internal static class EntryLimits
{
    /// <summary>The largest amount: the ten digits of cents of the entry detail record (Nacha Operating Rules).</summary>
    public const decimal AmountMax = 99_999_999.99m;
}
