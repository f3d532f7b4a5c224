namespace FundsCheck;

/// <summary>What became of one of the tests beside the rules.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Line">Where the test stands in its file, from 1.</param>
/// <param name="Passed">Whether outcome and reasons are the expected ones.</param>
/// <param name="ExpectedOutcome">What the test expects.</param>
/// <param name="ExpectedReasons">The codes that the test expects, in ordinal order.</param>
/// <param name="ActualOutcome">What the rules answer.</param>
/// <param name="ActualReasons">The codes that the rules give, each once, in ordinal order.</param>
public sealed record RuleTestResult(
    string Name,
    int Line,
    bool Passed,
    Outcome ExpectedOutcome,
    IReadOnlyList<string> ExpectedReasons,
    Outcome ActualOutcome,
    IReadOnlyList<string> ActualReasons);
