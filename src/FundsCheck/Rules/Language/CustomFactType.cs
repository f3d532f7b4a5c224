namespace FundsCheck.Rules.Language;

/// <summary>The types that a rule set may declare for a host's fact.</summary>
public enum CustomFactType
{
    Integer,
    Money,
    Percent,
    Boolean,
    Text,
    Duration,
}
