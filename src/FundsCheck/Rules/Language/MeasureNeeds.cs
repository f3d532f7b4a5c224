namespace FundsCheck.Rules.Language;

/// <summary>The facts from which a measure is computed, beside the debit. They determine its gates.</summary>
[Flags]
public enum MeasureNeeds
{
    /// <summary>The debit alone.</summary>
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
