namespace FundsCheck.Rules.Language;

/// <summary>What a threshold of a measure is written in.</summary>
public enum MeasureUnit
{
    Money,
    Integer,
    Duration,
    Percent,
    Value,
}
