namespace FundsCheck.Rules.Language;

/// <summary>What an edge of a measure is written in.</summary>
internal enum MeasureUnit
{
    Money,
    Integer,
    Duration,
    Percent,
    Value,
}
