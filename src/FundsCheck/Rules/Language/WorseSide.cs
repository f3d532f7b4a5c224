namespace FundsCheck.Rules.Language;

/// <summary>On which side of a measure a debit is riskier.</summary>
public enum WorseSide
{
    None,
    Higher,
    Lower,
}
