namespace FundsCheck;

/// <summary>The types of custom facts.</summary>
public enum CustomFactType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Money; rules know the currency of their rule set.</summary>
    Money,

    /// <summary>A percentage, with at most two decimals.</summary>
    Percent,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text; rules know the texts that their rule set lists.</summary>
    Text,

    /// <summary>A duration in whole seconds.</summary>
    Duration,
}
