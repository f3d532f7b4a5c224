namespace FundsCheck.Rules.Language;

/// <summary>
/// One band. <see cref="Threshold"/> is for below and up to, <see cref="Values"/> for in. It stands at its brace, its condition at a key
/// and a value.
/// </summary>
public sealed record BandDefinition(
    BandKind Kind,
    Threshold Threshold,
    IReadOnlyList<string> Values,
    AnswerDefinition Answer,
    Position At,
    Position KeyAt,
    Position ConditionAt,
    IReadOnlyList<Position> ValuesAt);
