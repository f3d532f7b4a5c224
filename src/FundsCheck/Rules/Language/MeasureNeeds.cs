namespace FundsCheck.Rules.Language;

/// <summary>What a measure is computed from, beside the debit: it decides which gates stand before it.</summary>
[Flags]
public enum MeasureNeeds
{
    None = 0,

    /// <summary>A fact of the balance: silent unless the balance was read.</summary>
    Balance = 1,

    /// <summary>The balance's money: silent also unless its currency is the debit's.</summary>
    Money = 2,

    /// <summary>The holds on the account: judged at both ends of them.</summary>
    Holds = 4,

    /// <summary>The reading itself or its currency: a gate, behind nothing, and not known before the reading.</summary>
    Gate = 8,
}
