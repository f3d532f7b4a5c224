namespace FundsCheck.Rules.Model;

/// <summary>
/// One rung. <see cref="Edge"/> is for below and up to, <see cref="Values"/> for in. It stands at its brace, its condition at a key and a
/// value.
/// </summary>
internal sealed record RungDefinition(
    RungKind Kind,
    Edge Edge,
    IReadOnlyList<string> Values,
    AnswerDefinition Answer,
    Position At,
    Position KeyAt,
    Position ConditionAt,
    IReadOnlyList<Position> ValuesAt);
