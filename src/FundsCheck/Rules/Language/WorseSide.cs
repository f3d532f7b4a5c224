namespace FundsCheck.Rules.Language;

/// <summary>On which side of a measure a debit is riskier.</summary>
public enum WorseSide
{
    /// <summary>Neither side is worse.</summary>
    None,

    /// <summary>A higher value is worse.</summary>
    Higher,

    /// <summary>A lower value is worse.</summary>
    Lower,
}
