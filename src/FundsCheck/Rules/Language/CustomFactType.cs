namespace FundsCheck.Rules.Language;

/// <summary>The types of custom facts.</summary>
public enum CustomFactType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Money in the currency of the rule set.</summary>
    Money,

    /// <summary>A percentage, with at most two decimals.</summary>
    Percent,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A word of a list that the rule set declares.</summary>
    Text,

    /// <summary>A duration in whole seconds.</summary>
    Duration,
}
