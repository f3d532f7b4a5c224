namespace FundsCheck.Rules.Language;

/// <summary>A fact that a rule set leaves unchecked on purpose, and why.</summary>
public sealed record UncheckedStatement(Measure Measure, string Justification, Position At)
{
    /// <summary>The rule set that the statement is inherited from, by its name; null for one of the rule set's own file.</summary>
    public string? InheritedFrom { get; init; }
}
