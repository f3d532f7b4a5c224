namespace FundsCheck.Rules.Language;

/// <summary>
/// A band. <see cref="Threshold"/> applies to <c>below</c> and <c>upTo</c>, <see cref="Values"/> to <c>in</c>. Its positions are those of
/// its brace, of the key of its condition and of the value.
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
