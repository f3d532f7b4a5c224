namespace FundsCheck.Rules.Language;

/// <summary>
/// A test of a rule set: its stated facts, in the form of the file (null: unknown), and the expected outcome and reasons.
/// </summary>
public sealed record TestDefinition(
    string Name,
    IReadOnlyList<TestFact> Given,
    Outcome Outcome,
    IReadOnlyList<string> Reasons,
    Position At,
    Position NameAt);
