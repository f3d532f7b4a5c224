namespace FundsCheck.Rules.Language;

/// <summary>What a threshold of a measure is written in.</summary>
public enum MeasureUnit
{
    /// <summary>Money in the currency of the rule set.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A duration.</summary>
    Duration,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>Words of a list, or true and false.</summary>
    Value,
}
