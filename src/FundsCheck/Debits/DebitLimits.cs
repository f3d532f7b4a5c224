namespace FundsCheck;

/// <summary>The bounds of a proposed debit.</summary>
public static class DebitLimits
{
    /// <summary>The longest id of a debit, in characters.</summary>
    public const int IdLengthMax = 64;

    /// <summary>The largest amount: the ten digits of cents that an ACH entry has (Nacha Operating Rules, entry detail record).</summary>
    public const decimal AmountMax = EntryLimits.AmountMax;

    /// <summary>The most facts of the host's own.</summary>
    public const int FactsMax = 64;

    /// <summary>The longest name or text of such a fact, in characters.</summary>
    public const int FactLengthMax = 256;

    /// <summary>How far ahead an effective date or behind a first entry may lie.</summary>
    public static TimeSpan DateDistanceMax { get; } = TimeSpan.FromDays(366);
}
