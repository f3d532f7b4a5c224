namespace FundsCheck.Rules.Language;

/// <summary>A fact that a rule set leaves unchecked on purpose, and why.</summary>
public sealed record UncheckedStatement(Measure Measure, string Justification, Position At);
