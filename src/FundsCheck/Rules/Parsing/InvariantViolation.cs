using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>An invariant that a file would break, and the position of the cause.</summary>
internal readonly record struct InvariantViolation(InvariantViolationKind Kind, Position At);
