namespace FundsCheck.Rules.Language;

/// <summary>A fact that a rule set leaves unchecked on purpose, and why.</summary>
internal sealed record UncheckedStatement(Measure Measure, string Because, Position At);
