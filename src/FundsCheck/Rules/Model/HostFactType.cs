namespace FundsCheck.Rules.Model;

/// <summary>The types that a rule set may declare for a host's fact.</summary>
internal enum HostFactType
{
    Integer,
    Money,
    Percent,
    Boolean,
    Text,
    Duration,
}
