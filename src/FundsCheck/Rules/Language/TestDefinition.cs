namespace FundsCheck.Rules.Language;

/// <summary>A test beside the rules: the facts it states, in the form of the file (null: unknown), and the answer it expects.</summary>
public sealed record TestDefinition(
    string Name,
    IReadOnlyList<TestFact> Given,
    Outcome Outcome,
    IReadOnlyList<string> Reasons,
    Position At,
    Position NameAt);
