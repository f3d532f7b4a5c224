using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>A law that a file would break, and the place of what breaks it.</summary>
internal readonly record struct LawBreak(LawBreakKind Kind, Position At);
