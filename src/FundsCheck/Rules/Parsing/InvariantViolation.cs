using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>A invariant that a file would break, and the place of what breaks it.</summary>
internal readonly record struct InvariantViolation(InvariantViolationKind Kind, Position At);
