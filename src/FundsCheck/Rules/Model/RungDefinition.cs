namespace FundsCheck.Rules.Model;

/// <summary>One rung. <see cref="Edge"/> is for below and up to, <see cref="Values"/> for in.</summary>
internal sealed record RungDefinition(RungKind Kind, Edge Edge, IReadOnlyList<string> Values, AnswerDefinition Answer, Position At);
