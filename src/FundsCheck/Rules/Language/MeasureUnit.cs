namespace FundsCheck.Rules.Language;

/// <summary>The unit of the thresholds of a measure.</summary>
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
