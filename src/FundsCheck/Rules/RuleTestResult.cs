namespace FundsCheck;

/// <summary>The result of a test of a rule file.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Line">The line of the test in its file, from 1.</param>
/// <param name="Passed">True where outcome and reasons are the expected ones.</param>
/// <param name="ExpectedOutcome">The expected outcome.</param>
/// <param name="ExpectedReasons">The expected reason codes, in ordinal order.</param>
/// <param name="ActualOutcome">The outcome by the rules.</param>
/// <param name="ActualReasons">The distinct reason codes by the rules, in ordinal order.</param>
public sealed record RuleTestResult(
    string Name,
    int Line,
    bool Passed,
    Outcome ExpectedOutcome,
    IReadOnlyList<string> ExpectedReasons,
    Outcome ActualOutcome,
    IReadOnlyList<string> ActualReasons);
